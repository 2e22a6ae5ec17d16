//! Windows-1252, as browsers and mail programs mistake it for other encodings.

/// What bytes 80 to 9F mean in Windows-1252 (Unicode Consortium, `VENDORS/MICSFT/WINDOWS/CP1252.TXT`); five bytes
/// have no meaning there.
const HIGH_CONTROLS: [Option<char>; 32] = [
    Some('\u{20AC}'),
    None,
    Some('\u{201A}'),
    Some('\u{192}'),
    Some('\u{201E}'),
    Some('\u{2026}'),
    Some('\u{2020}'),
    Some('\u{2021}'),
    Some('\u{2C6}'),
    Some('\u{2030}'),
    Some('\u{160}'),
    Some('\u{2039}'),
    Some('\u{152}'),
    None,
    Some('\u{17D}'),
    None,
    None,
    Some('\u{2018}'),
    Some('\u{2019}'),
    Some('\u{201C}'),
    Some('\u{201D}'),
    Some('\u{2022}'),
    Some('\u{2013}'),
    Some('\u{2014}'),
    Some('\u{2DC}'),
    Some('\u{2122}'),
    Some('\u{161}'),
    Some('\u{203A}'),
    Some('\u{153}'),
    None,
    Some('\u{17E}'),
    Some('\u{178}'),
];

/// The character that Windows-1252 shows for a C1 control; `None` for other characters and for the five gaps.
pub(crate) fn shown(control: char) -> Option<char> {
    let index = (control as u32).checked_sub(0x80)?;
    HIGH_CONTROLS.get(index as usize).copied().flatten()
}
