//! Invariant 3: a view keeps the way back.

use drogman_text::{ByteSpan, EditMap, EditMapBuilder};
use proptest::prelude::*;

/// A text, and for each of its characters whether to leave it, delete it, or write something else.
fn edited() -> impl Strategy<Value = (String, String, EditMap)> {
    proptest::collection::vec((proptest::char::any(), 0_u8..6, "[a-zéՀ\u{A0}]{0,3}"), 0..40).prop_map(
        |pieces| {
            let source: String = pieces.iter().map(|p| p.0).collect();
            let mut builder = EditMapBuilder::new();
            let mut at = 0;
            for (character, choice, replacement) in &pieces {
                let span = ByteSpan::of(at..at + character.len_utf8());
                at += character.len_utf8();
                match choice {
                    0 => assert!(builder.replace(&source, span, "", "delete")),
                    1 => assert!(builder.replace(&source, span, replacement, "write")),
                    2 => assert!(builder.replace(
                        &source,
                        ByteSpan::new(span.start(), span.start()),
                        replacement,
                        "put"
                    )),
                    _ => {}
                }
            }
            let (view, edits) = builder.finish(&source);
            (source, view, edits)
        },
    )
}

proptest! {
    #[test]
    fn revert_gives_the_source((source, view, edits) in edited()) {
        prop_assert_eq!(edits.revert(&view), source.clone());
        prop_assert_eq!(edits.check(&source, &view), Ok(()));
    }

    #[test]
    fn both_maps_are_monotone_and_on_boundaries((source, view, edits) in edited()) {
        let mut last = 0;
        for (at, _) in view.char_indices().chain([(view.len(), ' ')]) {
            let mapped = edits.to_source(at as u32);
            prop_assert!(mapped >= last && source.is_char_boundary(mapped as usize));
            last = mapped;
        }
        last = 0;
        for (at, _) in source.char_indices().chain([(source.len(), ' ')]) {
            let mapped = edits.to_view(at as u32);
            prop_assert!(mapped >= last && view.is_char_boundary(mapped as usize));
            last = mapped;
        }
    }

    #[test]
    fn spans_map_to_slices((source, view, edits) in edited(), a in 0_usize..50, b in 0_usize..50) {
        let bounds: Vec<usize> = view.char_indices().map(|(i, _)| i).chain([view.len()]).collect();
        let pick = |n: usize| bounds[n % bounds.len()];
        let (from, to) = (pick(a).min(pick(b)), pick(a).max(pick(b)));
        let mapped = edits.span_to_source(ByteSpan::of(from..to));
        prop_assert!(source.get(mapped.range()).is_some());
        let whole = edits.span_to_source(ByteSpan::of(0..view.len()));
        // Nothing was made into an empty span: beside a deletion at an end it may lie outside the rest.
        prop_assert!(from == to || whole.contains(mapped));
    }

    #[test]
    fn a_broken_list_is_noticed((source, view, edits) in edited(), flip in 0_usize..40) {
        let Some(i) = (!edits.is_empty()).then(|| flip % edits.len()) else { return Ok(()) };
        let mut json = serde_json::to_value(&edits).unwrap();
        let original = json[i]["original"].as_str().unwrap().to_owned();
        json[i]["original"] = serde_json::Value::String(original.clone() + "x");
        prop_assert!(serde_json::from_value::<EditMap>(json.clone()).is_err());
        let turned: String = original.chars().map(|c| if c == 'x' { 'y' } else { 'x' }).collect();
        prop_assume!(turned.len() == original.len() && turned != original);
        json[i]["original"] = serde_json::Value::String(turned);
        let broken: EditMap = serde_json::from_value(json).unwrap();
        prop_assert!(broken.check(&source, &view).is_err());
    }
}

#[test]
fn an_edit_out_of_order_is_refused() {
    let mut builder = EditMapBuilder::new();
    assert!(builder.replace("abc", ByteSpan::new(1, 2), "x", "test"));
    assert!(!builder.replace("abc", ByteSpan::new(0, 1), "y", "test"));
    assert_eq!(builder.finish("abc").0, "axc");
}

#[test]
fn an_empty_span_beside_a_deletion_at_an_end_stays_empty() {
    for (source, deleted) in [("A0", ByteSpan::new(1, 2)), ("0A", ByteSpan::new(0, 1))] {
        let mut builder = EditMapBuilder::new();
        assert!(builder.replace(source, deleted, "", "delete"));
        let (view, edits) = builder.finish(source);
        assert_eq!(view, "A");
        assert_eq!(edits.span_to_source(ByteSpan::new(0, 1)).slice(source), "A");
        for at in [0, 1] {
            assert!(edits.span_to_source(ByteSpan::new(at, at)).is_empty(), "{source} {at}");
        }
    }
}
