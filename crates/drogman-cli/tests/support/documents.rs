//! Small documents of every format, written for the tests.

use super::write;
use std::io::{Cursor, Write as _};
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A notice about a bridge; [`FRENCH`] says the same.
pub(crate) const ENGLISH: &str = "The old bridge opens again\n\n\
    The stone bridge over the river opened again on Monday after 14 months of repairs. About 300 people came to see it. \
    The mayor thanked the masons, who worked through two winters.\n\n\
    Traffic between Yerevan and Gyumri had to take the northern road. The detour cost each driver 25 minutes. \
    \u{201C}We lost many guests,\u{201D} said the owner of a small inn.\n\n\
    The town now wants to light the arches at night. The work will cost 40,000 euros.\n";

/// The same notice in French, with its typography.
pub(crate) const FRENCH: &str = "Le vieux pont rouvre\n\n\
    Le pont de pierre sur la rivi\u{E8}re a rouvert lundi apr\u{E8}s 14 mois de travaux. Environ 300 personnes sont venues le voir. \
    Le maire a remerci\u{E9} les ma\u{E7}ons, qui ont travaill\u{E9} pendant deux hivers.\n\n\
    La circulation entre Erevan et Gyumri devait passer par la route du nord. Le d\u{E9}tour co\u{FB}tait 25 minutes \u{E0} chaque conducteur. \
    \u{AB}\u{A0}Nous avons perdu beaucoup de clients\u{A0}\u{BB}, a dit le propri\u{E9}taire d'une petite auberge.\n\n\
    La ville veut maintenant \u{E9}clairer les arches la nuit. Les travaux co\u{FB}teront 40\u{A0}000 euros.\n";

/// The end of a page that holds a script, a list and an entity.
pub(crate) const PAGE: &str = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Market day</title>\n\
    <script>var hidden = 'not a text';</script></head>\n<body><h1>Market day</h1>\n\
    <p>The market of Stepanakert &amp; the square beside it were full. Nobody left before noon.</p>\n\
    <ul><li>Apples and pears</li><li>Bread&nbsp;&mdash; still warm</li></ul>\n\
    <p lang=\"fr\">Le march\u{E9} ferme \u{E0} midi. Les vendeurs rentrent chez eux.</p></body></html>\n";

/// Subtitles.
pub(crate) const SUBTITLES: &str = "1\n00:00:01,000 --> 00:00:03,500\nGood evening, and welcome.\n\n\
    2\n00:00:04,000 --> 00:00:07,250\nTonight we speak about\nthe schools of Tbilisi.\n\n";

/// A memory of two units.
pub(crate) const MEMORY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\"><header creationtool=\"hand\" \
    creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"none\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/><body>\n\
    <tu tuid=\"a\"><tuv xml:lang=\"en\"><seg>The train is late.</seg></tuv><tuv xml:lang=\"fr\"><seg>Le train est en retard.</seg></tuv></tu>\n\
    <tu tuid=\"b\"><tuv xml:lang=\"en\"><seg>Mind the gap.</seg></tuv><tuv xml:lang=\"fr\"><seg>Attention \u{E0} la marche\u{A0}!</seg></tuv></tu>\n\
    </body></tmx>\n";

/// The bytes of a text in windows-1252.
pub(crate) fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        '\u{2019}' => 0x92,
        '\u{201C}' => 0x93,
        '\u{201D}' => 0x94,
        c => u8::try_from(u32::from(c)).expect("the text has a windows-1252 form"),
    };
    text.chars().map(byte).collect()
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const MAIN_PART: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

/// A zip container of those members.
pub(crate) fn zip_of(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in members {
        writer.start_file(*path, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document whose main part is that XML; beside it lies a picture that no reader opens.
pub(crate) fn docx_of(main_part: &[u8]) -> Vec<u8> {
    let links = format!(
        "<Relationships xmlns=\"{RELATIONS}\">\
         <Relationship Id=\"rId1\" Type=\"{MAIN_PART}\" Target=\"word/document.xml\"/></Relationships>"
    );
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
    zip_of(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", links.as_bytes()),
        ("word/document.xml", main_part),
        ("word/media/image1.png", b"\x89PNG\r\n\x1A\nno picture at all, and never looked at"),
    ])
}

/// The XML of a main part with those paragraphs.
pub(crate) fn main_part(paragraphs: &[&str]) -> String {
    let paragraph = |text: &&str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
    let body = paragraphs.iter().map(paragraph).collect::<Vec<_>>().concat();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>"
    )
}

/// A Word document of those paragraphs.
pub(crate) fn docx(paragraphs: &[&str]) -> Vec<u8> {
    docx_of(main_part(paragraphs).as_bytes())
}

/// A letter in Word.
pub(crate) fn letter() -> Vec<u8> {
    docx(&[
        "Dear colleagues,",
        "The meeting in Nagorno-Karabakh was moved to Tuesday. Please bring the maps.",
        "Mr. Hovhannisyan will chair it\u{2026} if he can.",
    ])
}

/// Writes one document of each sort into a folder: texts that translate each other (one with a mark at its start, one
/// in windows-1252), a page, a letter, subtitles and a memory.
pub(crate) fn write_mixed_folder(folder: &Path) {
    write(folder, "bridge.en.txt", format!("\u{FEFF}{ENGLISH}"));
    write(folder, "pont.fr.txt", windows_1252(FRENCH));
    write(folder, "market.html", PAGE);
    write(folder, "deep/letter.docx", letter());
    write(folder, "evening.srt", SUBTITLES);
    write(folder, "memory.tmx", MEMORY);
}

/// The two texts that translate each other.
pub(crate) fn write_good_files(folder: &Path) {
    write(folder, "bridge.en.txt", ENGLISH);
    write(folder, "pont.fr.txt", FRENCH);
}
