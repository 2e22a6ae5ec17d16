//! The proof of layer 0, from the bytes again and without any reader.

use drogman_document::{Part, Piece, PieceKind, Source};
use drogman_text::ByteSpan;
use encoding_rs::Encoding;
use std::borrow::Cow;

/// Proves that the pieces of a source account for each byte of its file and for each byte of its text.
///
/// `parts` gives the bytes of a part by its name (empty for a plain file) again. What is proved: the pieces cover
/// each part from its first byte to its last without a hole or an overlap; the text spans cover the text the
/// same way and lie on character boundaries; each [`PieceKind::Text`] piece, decoded anew in the source's
/// encoding, is the text it claims, and each run in another encoding in that one; each invalid sequence stands as
/// U+FFFD and their number is the stated one. O(bytes + text).
///
/// # Example: a changed byte is found
///
/// ```
/// use drogman_formats::{ReadOptions, check_layer_zero, read};
/// let source = read("note.txt", b"Gyumri is a city.", &ReadOptions::default())?;
/// assert!(check_layer_zero(&source, |_| Some(b"Gyumri is a city.".into())).is_ok());
/// let fault = check_layer_zero(&source, |_| Some(b"Gyumri is a City.".into())).unwrap_err();
/// assert!(fault.contains("byte 12"), "{fault}");
/// # Ok::<(), drogman_formats::ReadError>(())
/// ```
///
/// # Errors
/// A sentence that names the first byte that does not hold, and why.
pub fn check_layer_zero<'a>(
    source: &Source,
    parts: impl Fn(&str) -> Option<Cow<'a, [u8]>>,
) -> Result<(), String> {
    let encoding = Encoding::for_label(source.encoding.name.as_bytes())
        .ok_or_else(|| format!("'{}' is not the name of an encoding", source.encoding.name))?;
    let mut spans: Vec<ByteSpan> = Vec::new();
    let mut n_invalid = 0;
    for part in &source.parts {
        let bytes =
            parts(&part.name).ok_or_else(|| format!("the part '{}' is not in the file", part.name))?;
        check_cover(part, bytes.len() as u64)?;
        for piece in &part.pieces {
            check_piece(piece, &bytes, source, encoding).map_err(|fault| in_part(part, &fault))?;
            n_invalid += u64::from(piece.kind == PieceKind::Replaced(Cow::Borrowed("invalid")));
            if !piece.text.is_empty() {
                spans.push(piece.text);
            }
        }
    }
    if n_invalid != source.encoding.n_invalid {
        return Err(format!(
            "{n_invalid} invalid byte sequences stand in the pieces, {} in the decision on the encoding",
            source.encoding.n_invalid
        ));
    }
    check_text(source, spans)
}

fn check_cover(part: &Part, n_bytes: u64) -> Result<(), String> {
    if part.n_bytes != n_bytes {
        return Err(in_part(
            part,
            &format!("the part has {n_bytes} bytes, {} are accounted for", part.n_bytes),
        ));
    }
    let mut at = 0;
    for piece in &part.pieces {
        if piece.start != at || piece.end < piece.start {
            return Err(in_part(part, &format!("byte {} is not in exactly one piece", at.min(piece.start))));
        }
        at = piece.end;
    }
    if at == n_bytes { Ok(()) } else { Err(in_part(part, &format!("byte {at} is not in exactly one piece"))) }
}

fn check_piece(
    piece: &Piece,
    bytes: &[u8],
    source: &Source,
    encoding: &'static Encoding,
) -> Result<(), String> {
    let stated = source
        .text
        .get(piece.text.range())
        .ok_or_else(|| format!("byte {}: its text is not on character boundaries", piece.start))?;
    let range = usize::try_from(piece.start).ok().zip(usize::try_from(piece.end).ok());
    let raw = range
        .and_then(|(start, end)| bytes.get(start..end))
        .ok_or_else(|| format!("byte {}: the piece ends outside the part", piece.start))?;
    match &piece.kind {
        PieceKind::Text => {
            let decoded =
                encoding.decode_without_bom_handling_and_without_replacement(raw).ok_or_else(|| {
                    format!("byte {}: what is stated as text is not valid {}", piece.start, encoding.name())
                })?;
            if decoded == stated {
                return Ok(());
            }
            // For a one-byte encoding this is the very byte; for others it is close to it.
            let same = decoded
                .char_indices()
                .zip(stated.chars())
                .find(|((_, a), b)| a != b)
                .map_or_else(|| decoded.len().min(stated.len()), |((at, _), _)| at);
            let exact = if encoding == encoding_rs::UTF_8 { same as u64 } else { 0 };
            Err(format!("byte {}: the bytes decode to another text than the stated one", piece.start + exact))
        }
        PieceKind::Replaced(rule) if rule == "invalid" && stated != "\u{FFFD}" => {
            Err(format!("byte {}: an invalid sequence does not stand as U+FFFD", piece.start))
        }
        PieceKind::Replaced(rule)
            if Encoding::for_label(rule.as_bytes()).is_some_and(|other| {
                other.decode_without_bom_handling_and_without_replacement(raw).as_deref() != Some(stated)
            }) =>
        {
            Err(format!("byte {}: the bytes are not the stated text in {rule}", piece.start))
        }
        PieceKind::Replaced(rule) if rule == "inserted" && !raw.is_empty() => {
            Err(format!("byte {}: inserted text claims bytes of the file", piece.start))
        }
        PieceKind::Skeleton(_) | PieceKind::Dropped(_) if !stated.is_empty() => {
            Err(format!("byte {}: skeleton or dropped bytes claim a text", piece.start))
        }
        _ => Ok(()),
    }
}

fn check_text(source: &Source, mut spans: Vec<ByteSpan>) -> Result<(), String> {
    spans.sort_unstable();
    let mut at = 0;
    for span in spans {
        if span.start() != at {
            return Err(format!("text byte {} is not in exactly one piece", at.min(span.start())));
        }
        at = span.end();
    }
    if at as usize == source.text.len() {
        Ok(())
    } else {
        Err(format!("text byte {at} is not in exactly one piece"))
    }
}

fn in_part(part: &Part, fault: &str) -> String {
    if part.name.is_empty() { fault.to_owned() } else { format!("{}: {fault}", part.name) }
}
