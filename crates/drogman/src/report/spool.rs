//! A section of the page that is put aside until its turn.

use std::io::{self, BufWriter, Read as _, Seek as _, Write};
use std::path::Path;
use tempfile::SpooledTempFile;

/// Up to this many bytes stay in memory; what is more goes to a nameless file beside the package.
const MOST_IN_MEMORY: usize = 1 << 20;

/// Documents come before pairs while the package is written, and stand behind them on the page.
pub(super) struct Spool {
    // Text comes in small pieces, and past the limit each of them would be a call to the system.
    file: BufWriter<SpooledTempFile>,
    n_bytes: u64,
}

impl Spool {
    /// An empty section whose overflow goes to the folder that `target` stands in.
    pub(super) fn beside(target: &Path) -> Self {
        let folder =
            target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = tempfile::spooled_tempfile_in(MOST_IN_MEMORY, folder);
        Self { file: BufWriter::with_capacity(1 << 16, file), n_bytes: 0 }
    }

    /// How much was written.
    pub(super) fn n_bytes(&self) -> u64 {
        self.n_bytes
    }

    /// Moves everything to `out`.
    pub(super) fn pour(self, out: &mut impl Write) -> io::Result<()> {
        let mut file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        let mut buffer = vec![0; 1 << 16];
        loop {
            let n = file.read(&mut buffer)?;
            if n == 0 {
                return Ok(());
            }
            out.write_all(buffer.get(..n).unwrap_or_default())?;
        }
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.file.write(bytes)?;
        self.n_bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
