//! Views are made of whole stretches of a language, not of single sentences, and spare code.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use drogman::{Analysis, Analyst, Glossary, Profile, ReadOptions, TextOptions, read};

fn analysis(name: &str, text: &str, profile: Profile) -> Analysis {
    let source = read(name, text.as_bytes(), &ReadOptions::default()).unwrap();
    Analyst::new(&Glossary::default(), TextOptions { profile, ..TextOptions::default() }).analyze(source)
}

/// The text with every change made.
fn view(analysis: &Analysis) -> String {
    let text = &analysis.source.text;
    let mut view = String::new();
    let mut at = 0;
    for change in analysis.changes() {
        view.push_str(&text[at..change.span.range().start]);
        view.push_str(change.new);
        at = change.span.range().end;
    }
    view + &text[at..]
}

#[test]
fn quotation_marks_over_several_sentences_pair_up() {
    let text = "\"We left early that day. The road was closed,\" she said to everybody.";
    let found = analysis("a.txt", text, Profile::Translator);
    assert_eq!(found.segments.len(), 2);
    assert_eq!(
        view(&found),
        "\u{201C}We left early that day. The road was closed,\u{201D} she said to everybody."
    );
    assert!(found.remarks().is_empty());
    let french = "«Nous sommes partis tôt. La route est fermée» a-t-elle dit à tout le monde.";
    let found = analysis("a.txt", french, Profile::Translator);
    assert_eq!(
        view(&found),
        "«\u{A0}Nous sommes partis tôt. La route est fermée\u{A0}» a-t-elle dit à tout le monde."
    );
}

#[test]
fn what_lies_between_sentences_is_set_too() {
    let text = "The harbour was closed all day.\u{A0}Nobody knew why it was so.";
    let found = analysis("a.txt", text, Profile::MtTraining);
    assert_eq!(found.gap_edits.len(), 1);
    assert_eq!(view(&found), text.replace('\u{A0}', " "));
    // The views of the segments have no part in it, and lead back.
    for segment in &found.segments {
        assert!(segment.edits.is_empty());
    }
}

#[test]
fn code_in_a_sentence_is_spared() {
    for (name, text) in [
        ("a.md", "Run `ls -- \"a\"` in the old folder now, and `x !` then say \"yes\" to the question.\n"),
        (
            "a.html",
            "<p>Run <code>ls -- \"a\"</code> in the old folder now, and <kbd>x !</kbd> then say \"yes\" to the \
             question.</p>",
        ),
    ] {
        let found = analysis(name, text, Profile::Translator);
        let view = view(&found);
        assert!(view.contains("ls -- \"a\"") && view.contains("x !"), "{name}: {view}");
        assert!(view.contains("say \u{201C}yes\u{201D} to"), "{name}: {view}");
        for segment in &found.segments {
            let text = segment.span.slice(&found.source.text);
            assert_eq!(segment.edits.check(text, segment.view(&found.source.text)), Ok(()));
        }
    }
}

#[test]
fn a_part_keeps_the_way_back() {
    let text =
        "\"Non ! C'est fini, a dit la vieille dame. Il n'y a plus de train ce soir.\" Puis elle est partie.";
    let found = analysis("a.txt", text, Profile::Translator);
    assert!(found.segments.len() > 1);
    for segment in &found.segments {
        let source = segment.span.slice(text);
        assert_eq!(segment.edits.check(source, segment.view(text)), Ok(()));
    }
}
