//! Complex fields: a code that is machinery and a result that is text (ECMA-376 part 1, section 17.16.18).

/// The fields that are open, from the outermost.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

#[derive(Clone, Debug)]
struct Field {
    /// Where it began.
    byte: usize,
    /// Whether its code is complete and its result goes on.
    in_result: bool,
    /// The first characters of its code.
    code: String,
}

/// How much of a code is kept: its first word tells what it is.
const CODE_BYTES: usize = 64;

impl Fields {
    /// A `w:fldChar` of that type.
    pub(super) fn mark(&mut self, kind: &str, byte: usize) {
        match kind {
            "begin" => self.open.push(Field { byte, in_result: false, code: String::new() }),
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    field.in_result = true;
                }
            }
            "end" => {
                self.open.pop();
            }
            _ => {}
        }
    }

    /// More of the code of the innermost field.
    pub(super) fn push_code(&mut self, code: &str) {
        if let Some(field) = self.open.last_mut()
            && field.code.len() + code.len() <= CODE_BYTES
        {
            field.code.push_str(code);
        }
    }

    /// Whether text at this place belongs to the code of a field.
    pub(super) fn in_code(&self) -> bool {
        self.open.iter().any(|field| !field.in_result)
    }

    /// Whether text at this place is the result of a table of contents.
    pub(super) fn in_contents(&self) -> bool {
        self.open.iter().any(|field| {
            field.in_result && field.code.split_whitespace().next().is_some_and(|word| word == "TOC")
        })
    }

    /// How many fields are open.
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// Ends the fields that a text box left open.
    pub(super) fn close_to(&mut self, n_fields: usize) {
        self.open.truncate(n_fields);
    }

    /// Where the first field began that is still open.
    pub(super) fn first_open(&self) -> Option<usize> {
        self.open.first().map(|field| field.byte)
    }
}
