//! Each encoding that the readers tell: by mark, by declaration, by its bytes.

#![expect(clippy::expect_used, reason = "a sample that cannot be read fails")]

use drogman_document::{PieceKind, Source};
use drogman_formats::{ReadOptions, check_layer_zero, read};
use encoding_rs::{
    Encoding, ISO_8859_15, KOI8_U, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
};

const FRENCH: &str = "La délégation arménienne s'est rendue à Gyumri, où elle a été reçue par le maire. « C'était \
    une journée très chaleureuse », a déclaré l'hôtesse.\nLe coût des travaux dépasse les prévisions : les élèves \
    ont déjà gagné le collège voisin.\n";
const CURLY: &str = "L\u{2019}accueil fut bref \u{2013} mais l\u{2019}\u{153}uvre resta. \u{201C}Nous l\u{2019}avons \
    vue\u{201D}, dit-il\u{2026}\nPrix d\u{2019}entrée : 5 \u{20AC}, caf\u{E9} compris.\n";
const EURO: &str = "Le billet coûte 12 €, la visite du château 8 €. La sœur du gardien a ouvert la porte, \
    puis le chœur a chanté.\n";
const RUSSIAN: &str = "Делегация прибыла в Гюмри вечером. Мэр города встретил гостей и показал им новую школу.\n\
    Переговоры продолжатся завтра.\n";
const POLISH: &str = "Delegacja przyjechała wieczorem. Zwiedziła też szkołę, w której uczą się dzieci z całej \
    okolicy, i wróciła późną nocą.\n";
const UKRAINIAN: &str = "Делегація прибула ввечері. Її зустріли вчителі та діти з усієї округи.\n";
const JAPANESE: &str = "代表団は夕方に到着しました。市長は新しい学校を案内しました。\n";
const ENGLISH: &str = "The delegation arrived in the evening.\nThe mayor showed them the new school.\n";

fn encode(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "{} cannot write the sample", encoding.name());
    bytes.into_owned()
}

fn utf16(text: &str, big_endian: bool, mark: bool) -> Vec<u8> {
    let mark = mark.then_some(0xFEFF);
    let units = mark.into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

fn source(name: &str, bytes: &[u8]) -> Source {
    let source = read(name, bytes, &ReadOptions::default()).expect("the sample is a text");
    assert_eq!(check_layer_zero(&source, |_| Some(bytes.into())), Ok(()));
    source
}

#[test]
fn statistics_tell_the_encoding() {
    let cases = [
        (FRENCH, WINDOWS_1252, "windows-1252"),
        (CURLY, WINDOWS_1252, "windows-1252"),
        (FRENCH, MACINTOSH, "macintosh"),
        (CURLY, MACINTOSH, "macintosh"),
        (EURO, ISO_8859_15, "ISO-8859-15"),
        (EURO, WINDOWS_1252, "windows-1252"),
        (EURO, MACINTOSH, "macintosh"),
        (RUSSIAN, WINDOWS_1251, "windows-1251"),
        (POLISH, WINDOWS_1250, "windows-1250"),
        (UKRAINIAN, KOI8_U, "KOI8-U"),
        (JAPANESE, SHIFT_JIS, "Shift_JIS"),
        (FRENCH, UTF_8, "UTF-8"),
        (RUSSIAN, UTF_8, "UTF-8"),
        (ENGLISH, UTF_8, "UTF-8"),
    ];
    for (text, encoding, name) in cases {
        let source = source("note.txt", &encode(text, encoding));
        assert_eq!(source.encoding.name, name, "{text}");
        assert_eq!(source.text, text, "{name}");
        let how = if name == "UTF-8" { "valid-utf8" } else { "detected" };
        assert_eq!(source.encoding.how, how);
        let noted = source.diagnostics.iter().any(|remark| remark.code == "encoding-detected");
        assert_eq!(noted, name != "UTF-8", "{name}");
    }
}

#[test]
fn a_single_line_is_enough() {
    for (text, encoding, name) in [
        ("L'été à Erevan.", WINDOWS_1252, "windows-1252"),
        ("L'été à Erevan.", MACINTOSH, "macintosh"),
        ("Министр приехал.", WINDOWS_1251, "windows-1251"),
        ("Ça va déjà mieux, merci.", WINDOWS_1252, "windows-1252"),
        ("Le cœur de la ville coûte 3 €.", ISO_8859_15, "ISO-8859-15"),
    ] {
        assert_eq!(source("note.txt", &encode(text, encoding)).encoding.name, name, "{text}");
    }
}

#[test]
fn utf16_with_and_without_mark() {
    for text in [FRENCH, RUSSIAN, ENGLISH, "Une ligne \u{1F600} courte"] {
        for (big_endian, name) in [(false, "UTF-16LE"), (true, "UTF-16BE")] {
            for (mark, how) in [(true, "bom"), (false, "detected")] {
                let source = source("note.txt", &utf16(text, big_endian, mark));
                assert_eq!(source.text, text);
                assert_eq!((source.encoding.name.as_str(), source.encoding.how.as_str()), (name, how));
            }
        }
    }
}

#[test]
fn lone_surrogates_and_odd_bytes_are_invalid() {
    let mut bytes = utf16("Gyumri ", false, true);
    bytes.extend([0x00, 0xD8, b'!', 0, b'x']);
    let source = source("note.txt", &bytes);
    assert_eq!(source.text, "Gyumri \u{FFFD}!\u{FFFD}");
    assert_eq!(source.encoding.n_invalid, 2);
}

#[test]
fn marks_are_skeleton() {
    let source = source("note.txt", b"\xEF\xBB\xBFGyumri is a city.");
    assert_eq!(source.text, "Gyumri is a city.");
    assert_eq!(source.encoding.how, "bom");
    assert_eq!(source.parts[0].pieces[0].kind, PieceKind::Skeleton("bom".into()));
}

#[test]
fn a_few_invalid_bytes_leave_a_file_utf8() {
    let mut bytes = FRENCH.as_bytes().to_vec();
    let place = FRENCH.find("maire").expect("the word is there");
    bytes.splice(place..place, [0x81, 0x8D]);
    let source = source("note.txt", &bytes);
    assert_eq!(source.encoding.name, "UTF-8");
    assert_eq!(source.encoding.n_invalid, 2);
    assert_eq!(source.text, FRENCH.replace("maire", "\u{FFFD}\u{FFFD}maire"));
    let warning = source.diagnostics.iter().find(|remark| remark.code == "invalid-bytes").expect("a warning");
    assert_eq!(warning.byte, Some(place as u64));
}

#[test]
fn runs_in_another_encoding_are_read_by_themselves() {
    for (first, second, encoding) in [
        (CURLY, FRENCH, WINDOWS_1252),
        (FRENCH, FRENCH, WINDOWS_1252),
        (FRENCH, RUSSIAN, WINDOWS_1251),
        (RUSSIAN, FRENCH, MACINTOSH),
    ] {
        let mut bytes = first.as_bytes().to_vec();
        let place = bytes.len() as u64;
        bytes.extend(encode(second, encoding));
        bytes.extend(first.as_bytes());
        let source = source("note.txt", &bytes);
        assert_eq!(source.encoding.name, "UTF-8");
        assert_eq!(source.text, [first, second, first].concat());
        assert_eq!(source.encoding.n_invalid, 0);
        let warning =
            source.diagnostics.iter().find(|remark| remark.code == "mixed-encoding").expect("a warning");
        assert!(warning.byte.is_some_and(|byte| byte >= place), "{warning:?}");
        assert!(warning.message.contains(encoding.name()), "{warning:?}");
    }
}

#[test]
fn a_run_among_markup_keeps_its_places() {
    let mut bytes = "<p>Déjà vu à Erevan.</p><p title=\"".as_bytes().to_vec();
    bytes.extend(encode("été", WINDOWS_1252));
    bytes.extend(b"\">");
    bytes.extend(encode("Un été à l\u{2019}école.", WINDOWS_1252));
    bytes.extend("</p><p>Là-bas &eacute;galement.</p>".as_bytes());
    let source = source("page.html", &bytes);
    assert_eq!(source.text, "Déjà vu à Erevan.\n\nUn été à l\u{2019}école.\n\nLà-bas également.");
}

#[test]
fn a_text_cut_inside_a_character_stays_utf8() {
    let bytes = &RUSSIAN.as_bytes()[..61];
    let source = source("note.txt", bytes);
    assert_eq!(source.encoding.name, "UTF-8");
    assert_eq!(source.encoding.n_invalid, 1);
}

#[test]
fn html_declares_its_encoding() {
    for declaration in [
        "<meta charset=\"windows-1251\">",
        "<META http-equiv=Content-Type content='text/html; charset=windows-1251'>",
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?>",
    ] {
        let mut bytes = declaration.as_bytes().to_vec();
        bytes.extend(b"<p>");
        bytes.extend(encode("Да", WINDOWS_1251));
        let source = source("page.html", &bytes);
        assert_eq!(source.text, "Да", "{declaration}");
        assert_eq!(source.encoding.how, "declared");
    }
}

#[test]
fn html_in_an_encoding_of_several_bytes_keeps_its_places() {
    let mut bytes = b"<meta charset=shift_jis><p>".to_vec();
    bytes.extend(encode("代表団", SHIFT_JIS));
    bytes.extend(b"</p><p>&amp;");
    bytes.extend(encode("市長", SHIFT_JIS));
    bytes.extend([0x81]);
    let source = source("page.html", &bytes);
    assert_eq!(source.text, "代表団\n\n&市長\u{FFFD}");
}

#[test]
fn a_false_declaration_of_utf8_text_is_not_followed() {
    let page = format!("<meta charset=iso-8859-1><p>{FRENCH}</p>");
    let source = source("page.html", page.as_bytes());
    assert_eq!(source.encoding.name, "UTF-8");
}

#[test]
fn old_c1_bytes_do_not_make_a_text_binary() {
    let source = source("note.txt", b"Le prix : 5 \x80 \x96 tr\xE8s bas.");
    assert_eq!(source.text, "Le prix : 5 \u{20AC} \u{2013} tr\u{E8}s bas.");
}
