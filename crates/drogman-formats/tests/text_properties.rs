//! What holds for any bytes, in every format that is read from plain files.

#![expect(clippy::unwrap_used, reason = "a sample that cannot be read fails")]

mod text_cases;

use drogman_formats::{ReadOptions, check_layer_zero, read, read_parts};
use proptest::prelude::*;
use std::fmt::Write as _;

/// What holds for whatever was read.
fn check_any(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let options = ReadOptions::default();
    let Ok(source) = read(name, bytes, &options) else { return Ok(()) };
    prop_assert_eq!(check_layer_zero(&source, |_| Some(bytes.into())), Ok(()));
    text_cases::check_blocks(&source);
    prop_assert_eq!(read_parts(bytes, &source, &options).unwrap().len(), source.parts.len());
    let again = read(name, bytes, &options).unwrap();
    prop_assert_eq!(serde_json::to_string(&source).unwrap(), serde_json::to_string(&again).unwrap());
    Ok(())
}

const NAMES: [&str; 3] = ["note.txt", "note.md", "page.html"];

/// Stretches that make texts which look like something, so that every branch is met.
const STRETCHES: &[&str] = &[
    "\n",
    "\r\n",
    "\n\n",
    "\n\n\n",
    " ",
    "  ",
    "\t",
    "\u{A0}",
    "\u{2028}",
    "\u{FEFF}",
    "\u{AD}",
    "é",
    "Ж",
    "字",
    "😀",
    "Road Opens",
    "The road opened on Monday.",
    "Dec 4 2023",
    "By Anna Example",
    "GYUMRI, DECEMBER 4, AGENCY. ",
    "-----",
    "* * *",
    "> ",
    "- ",
    "  • ",
    "1. ",
    "2) ",
    "    ",
    "Aline said:",
    "X a écrit :",
    "403.54",
    "  12  ",
    "|",
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "<p>",
    "</p>",
    "<p",
    "<b>",
    "</b>",
    "<li>",
    "<ul>",
    "</ul>",
    "<td>",
    "<table>",
    "</table>",
    "<br>",
    "<pre>",
    "</pre>",
    "<code>",
    "<script>",
    "</script>",
    "<title>",
    "</title>",
    "<svg>",
    "<img alt=\"",
    "\"",
    "'",
    "=",
    "<a href='x",
    "<div hidden>",
    "</div>",
    "<blockquote lang=fr>",
    "&",
    "&eacute;",
    "&#233",
    "&#x",
    ";",
    "&nbsp;",
    "<![CDATA[",
    "]]>",
    "<?",
    "<article>",
    "<hr>",
    "<textarea>",
    "# ",
    "## ",
    "```\n",
    "`",
    "**",
    "*",
    "_",
    "[",
    "](",
    ")",
    "![",
    "[^1]",
    "[^1]: ",
    "---\n",
    "\\",
    "| a | b |\n|---|---|\n",
    "\\*",
    "~~",
    "<http://x>",
    "===\n",
    "+++\n",
    "$",
];

fn stretch() -> impl Strategy<Value = &'static str> {
    prop::sample::select(STRETCHES)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300), name in prop::sample::select(NAMES.to_vec())) {
        check_any(name, &bytes)?;
    }

    #[test]
    fn any_mixture(
        stretches in prop::collection::vec(stretch(), 0..60),
        name in prop::sample::select(NAMES.to_vec()),
    ) {
        check_any(name, stretches.concat().as_bytes())?;
    }

    #[test]
    fn any_mixture_with_broken_bytes(
        stretches in prop::collection::vec(stretch(), 0..40),
        broken in prop::collection::vec((any::<prop::sample::Index>(), 0x80_u8..), 1..6),
        name in prop::sample::select(NAMES.to_vec()),
    ) {
        let mut bytes = stretches.concat().into_bytes();
        for (index, byte) in broken {
            let at = index.index(bytes.len() + 1);
            bytes.insert(at, byte);
        }
        check_any(name, &bytes)?;
    }

    #[test]
    fn any_mixture_in_utf16(
        stretches in prop::collection::vec(stretch(), 0..40),
        n_cut in 0_usize..3,
        name in prop::sample::select(NAMES.to_vec()),
    ) {
        let text = stretches.concat();
        let units = std::iter::once(0xFEFF_u16).chain(text.encode_utf16());
        let mut bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
        bytes.truncate(bytes.len() - n_cut.min(bytes.len()));
        check_any(name, &bytes)?;
    }

    #[test]
    fn plain_text_is_the_file_itself(stretches in prop::collection::vec(stretch(), 1..40)) {
        let text = stretches.concat();
        let format = read("note.txt", text.as_bytes(), &ReadOptions::default());
        if let Ok(source) = format && source.format == "text" {
            prop_assert_eq!(source.text.as_str(), text.strip_prefix('\u{FEFF}').unwrap_or(&text));
        }
    }
}

/// A page with much of what pages have, cut at every byte and with every byte altered.
#[test]
fn a_page_cut_or_damaged_anywhere_is_read_or_refused() {
    let mut page =
        String::from("<!doctype html><html lang=fr><head><title>T</title><meta charset=utf-8></head><body>");
    page.push_str("<h1 class='a b'>Titre &eacute;</h1><p>Un <b>mot</b>&nbsp;: <i>x</i><br>y<!-- c --></p><pre>a\nb</pre>");
    for i in 0..3 {
        write!(page, "<table><tr><td>{i}<td><img alt=\"A &amp; B\" src=x></table><ul><li>é<li>ü</ul>")
            .unwrap();
    }
    page.push_str("<script>if (a<b) {}</script><textarea>q</textarea></body></html>");
    let bytes = page.as_bytes();
    for i in 0..bytes.len() {
        check_any("page.html", &bytes[..i]).unwrap();
        for byte in [b'<', b'>', b'"', b'&', 0x80] {
            let mut damaged = bytes.to_vec();
            damaged[i] = byte;
            check_any("page.html", &damaged).unwrap();
        }
    }
}

/// Inputs that make a careless tokenizer look at everything again and again.
#[test]
fn hostile_pages_are_read_in_linear_time() {
    let n = 60_000;
    for stretch in [
        "<",
        "<a ",
        "<a x='",
        "<a x=\"<b y='",
        "</",
        "<!",
        "<!--",
        "<p><b>",
        "&",
        "&#",
        "<title>",
        "<li>",
        "<td>",
        "<<>",
    ] {
        let mut page = String::from("<html>Text ");
        page.push_str(&stretch.repeat(n));
        let source = read("page.html", page.as_bytes(), &ReadOptions::default()).unwrap();
        assert_eq!(check_layer_zero(&source, |_| Some(page.as_bytes().into())), Ok(()));
    }
}
