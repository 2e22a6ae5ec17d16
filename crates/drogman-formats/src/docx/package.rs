//! Which member of the container is what, found through the relationships rather than by name.

use super::archive::Container;
use super::tokens::{Tokens, xml_text};
use crate::xml::attribute;
use crate::{Limits, ReadError};
use quick_xml::events::Event;

/// The members that hold text, as places in the container.
#[derive(Clone, Debug, Default)]
pub(super) struct Package {
    /// `word/document.xml`, whatever it is called.
    pub(super) main: usize,
    pub(super) styles: Option<usize>,
    /// Headers and footers, in the order of the relationships.
    pub(super) running: Vec<Running>,
    pub(super) footnotes: Vec<usize>,
    pub(super) endnotes: Vec<usize>,
    /// Parts whose text is dropped, with the reason.
    pub(super) dropped: Vec<(usize, &'static str)>,
    /// Parts that may hold text that is not read (charts, diagrams, embedded documents).
    pub(super) unread: Vec<usize>,
}

/// A header or a footer.
#[derive(Clone, Debug)]
pub(super) struct Running {
    /// The relationship by which a section refers to it.
    pub(super) id: String,
    /// Its place in the container.
    pub(super) part: usize,
    /// Whether it stands at the foot of the page.
    pub(super) is_footer: bool,
}

/// One relationship (ECMA-376 part 2, section 8.3).
struct Relationship {
    id: String,
    /// The last word of its type: the same in the transitional and in the strict form.
    kind: String,
    /// The member it names, when the container holds it.
    target: Option<usize>,
}

impl Package {
    /// Follows the relationships from the root of the package.
    ///
    /// # Errors
    /// When the package is not that of a Word document; the message says what it is.
    pub(super) fn find(container: &mut Container<'_>, limits: &Limits) -> Result<Self, ReadError> {
        let Some(root) = container.index_of("_rels/.rels") else {
            return Err(foreign(container));
        };
        let root = relationships(container, root, "", limits)?;
        let Some(main) = root.iter().find(|r| r.kind == "officeDocument") else {
            return Err(foreign(container));
        };
        let Some(main) = main.target else {
            return Err(ReadError::malformed("the document holds no main part, though it names one")
                .in_part("_rels/.rels")
                .hint("fetch the file again, or open and save it in a word processor"));
        };
        let mut package = Self { main, ..Self::default() };
        let properties = root.iter().filter(|r| r.kind == "core-properties").filter_map(|r| r.target);
        package.dropped.extend(properties.map(|part| (part, "property")));
        let main_name = container.names.get(main).cloned().unwrap_or_default();
        let (folder, file) = main_name.rsplit_once('/').unwrap_or(("", &main_name));
        let own = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let Some(links) = container.index_of(&format!("{own}_rels/{file}.rels")) else {
            return Ok(package);
        };
        for link in relationships(container, links, folder, limits)? {
            let Some(target) = link.target else { continue };
            match link.kind.as_str() {
                "styles" => package.styles = package.styles.or(Some(target)),
                kind @ ("header" | "footer") => {
                    let is_footer = kind == "footer";
                    package.running.push(Running { id: link.id, part: target, is_footer });
                }
                "footnotes" => package.footnotes.push(target),
                "endnotes" => package.endnotes.push(target),
                "comments" => package.dropped.push((target, "comment")),
                "chart" | "chartEx" | "diagramData" | "aFChunk" | "subDocument" => {
                    package.unread.push(target);
                }
                _ => {}
            }
        }
        Ok(package)
    }
}

fn relationships(
    container: &mut Container<'_>,
    index: usize,
    folder: &str,
    limits: &Limits,
) -> Result<Vec<Relationship>, ReadError> {
    let name = container.names.get(index).cloned().unwrap_or_default();
    let bytes = container.bytes(index)?;
    let text = xml_text(&name, &bytes)?;
    let mut tokens = Tokens::new(&name, &text.xml, text.offset, limits);
    let mut found = Vec::new();
    while let Some(token) = tokens.next()? {
        let Event::Start(tag) = &token.event else { continue };
        if tag.local_name().into_inner() != "Relationship"
            || attribute(tag, "TargetMode").is_some_and(|mode| mode == "External")
        {
            continue;
        }
        let kind = attribute(tag, "Type").unwrap_or_default();
        let target = resolve(folder, &attribute(tag, "Target").unwrap_or_default());
        found.push(Relationship {
            id: attribute(tag, "Id").unwrap_or_default(),
            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
            target: container.index_of(&target),
        });
    }
    Ok(found)
}

/// The member that a target names, seen from the folder of the part that refers to it.
fn resolve(folder: &str, target: &str) -> String {
    let (base, relative) = match target.strip_prefix('/') {
        Some(absolute) => ("", absolute),
        None => (folder, target),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in base.split('/').chain(relative.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// What else a zip container is.
fn foreign(container: &mut Container<'_>) -> ReadError {
    let mimetype = container.index_of("mimetype").and_then(|i| container.bytes(i).ok()).unwrap_or_default();
    let mimetype = String::from_utf8_lossy(&mimetype).trim().to_owned();
    let what = if mimetype.starts_with("application/vnd.oasis.opendocument.text") {
        "an OpenDocument text (.odt)"
    } else if mimetype.starts_with("application/vnd.oasis.opendocument") {
        "an OpenDocument file"
    } else if mimetype.starts_with("application/epub") {
        "an EPUB book"
    } else {
        "another zip container"
    };
    not_word(what)
}

/// The refusal of a package that is well-formed and not a Word document.
pub(super) fn not_word(what: &str) -> ReadError {
    ReadError::unsupported(format!("this is {what}, not a Word document"))
        .hint("open it in the program that made it and save its text as .docx")
}

/// What an Office package is whose main part has that root element.
pub(super) fn office_file(root: &str) -> &'static str {
    match root {
        "workbook" => "a spreadsheet (.xlsx)",
        "presentation" => "a presentation (.pptx)",
        _ => "another Office file",
    }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_relative_or_absolute() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "../docProps/core.xml"), "docProps/core.xml");
        assert_eq!(resolve("", "word/document.xml"), "word/document.xml");
    }
}
