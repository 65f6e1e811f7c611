//! The frames to a device as server-sent events, in one long response to a plain request, for networks that let no
//! socket through. They are written and read in this file only.

/// The name of the event with a channel's key. Events without a name are frames.
const CHANNEL: &[u8] = b"channel";

/// The most bytes of one event: the largest frame is a facilitator's snapshot of a thousand full rooms.
pub const EVENT_MAX: usize = 64 * 1024 * 1024;

/// Padding in the first comment, in bytes: enough for scanners and proxies that buffer the start of a response before
/// they pass anything on.
const PADDING: usize = 2 * 1024;

/// An event of the stream.
#[derive(Clone, PartialEq, Eq)]
pub enum StreamEvent {
    /// The key with which the device sends its own frames. Always the first event.
    Channel(String),
    /// A frame in JSON.
    Frame(String),
}

impl std::fmt::Debug for StreamEvent {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Channel(_) => formatter.write_str("Channel(…)"),
            Self::Frame(json) => formatter.debug_tuple("Frame").field(json).finish(),
        }
    }
}

/// The beginning of a stream: padding, and the key of its channel.
pub fn beginning(key: &str) -> Vec<u8> {
    let mut written = b":".to_vec();
    written.resize(1 + PADDING, b' ');
    written.extend_from_slice(b"\n\nevent: ");
    written.extend_from_slice(CHANNEL);
    written.extend_from_slice(b"\ndata: ");
    written.extend_from_slice(key.as_bytes());
    written.extend_from_slice(b"\n\n");
    written
}

/// The text before a frame.
pub const FRAME_BEGINS: &[u8] = b"data: ";
/// The text after it.
pub const FRAME_ENDS: &[u8] = b"\n\n";

/// Appends a frame, whose JSON has no line breaks, to `written`.
pub fn write_frame(json: &[u8], written: &mut Vec<u8>) {
    written.extend_from_slice(FRAME_BEGINS);
    written.extend_from_slice(json);
    written.extend_from_slice(FRAME_ENDS);
}

/// A comment that only shows that the connection is alive.
pub const SIGN_OF_LIFE: &[u8] = b":\n\n";

/// The data is not a stream of this kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAStream {
    /// An event that is longer than [`EVENT_MAX`].
    #[error("an event is longer than {EVENT_MAX} bytes")]
    TooLong,
    /// An event that is not UTF-8.
    #[error("an event is not UTF-8")]
    NotText,
}

/// Reads a stream in pieces of any size.
#[derive(Debug, Default)]
pub struct StreamReader {
    /// The start of a line that is not complete yet.
    line: Vec<u8>,
    name: Vec<u8>,
    data: Vec<u8>,
}

impl StreamReader {
    /// The events that these bytes complete.
    ///
    /// # Errors
    /// If this is not a stream of this kind; then nothing that follows can be read.
    pub fn read(&mut self, bytes: &[u8]) -> Result<Vec<StreamEvent>, NotAStream> {
        let mut events = Vec::new();
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            let Some(end) = piece.strip_suffix(b"\n") else {
                self.gather(piece)?;
                break;
            };
            self.gather(end)?;
            let line = std::mem::take(&mut self.line);
            if let Some(event) = self.take(line.strip_suffix(b"\r").unwrap_or(&line))? {
                events.push(event);
            }
        }
        Ok(events)
    }

    fn gather(&mut self, piece: &[u8]) -> Result<(), NotAStream> {
        if self.line.len() + self.data.len() + piece.len() > EVENT_MAX {
            return Err(NotAStream::TooLong);
        }
        self.line.extend_from_slice(piece);
        Ok(())
    }

    /// Reads a complete line; an empty one ends an event.
    fn take(&mut self, line: &[u8]) -> Result<Option<StreamEvent>, NotAStream> {
        if !line.is_empty() {
            let colon = line.iter().position(|byte| *byte == b':').unwrap_or(line.len());
            let value = line.get(colon + 1..).unwrap_or_default();
            let value = value.strip_prefix(b" ").unwrap_or(value);
            match &line[..colon] {
                b"event" => self.name = value.to_vec(),
                b"data" => self.data.extend_from_slice(value),
                // Comments, and fields that have no meaning here.
                _ => {}
            }
            return Ok(None);
        }
        let (name, data) = (std::mem::take(&mut self.name), std::mem::take(&mut self.data));
        if data.is_empty() {
            return Ok(None);
        }
        let text = String::from_utf8(data).map_err(|_| NotAStream::NotText)?;
        match name.as_slice() {
            CHANNEL => Ok(Some(StreamEvent::Channel(text))),
            [] => Ok(Some(StreamEvent::Frame(text))),
            _ => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream() -> Vec<u8> {
        let mut written = beginning("k3y");
        write_frame(r#"{"a":"é: \n"}"#.as_bytes(), &mut written);
        written.extend_from_slice(SIGN_OF_LIFE);
        write_frame(b"2", &mut written);
        written
    }

    #[test]
    fn written_frames_are_read_in_pieces_of_any_size() {
        let expected = [
            StreamEvent::Channel("k3y".into()),
            StreamEvent::Frame(r#"{"a":"é: \n"}"#.into()),
            StreamEvent::Frame("2".into()),
        ];
        for size in [1, 2, 3, 7, 1_000, 10_000] {
            let mut reader = StreamReader::default();
            let read: Vec<_> = stream().chunks(size).flat_map(|piece| reader.read(piece).unwrap()).collect();
            assert_eq!(read, expected, "in pieces of {size}");
        }
    }

    #[test]
    fn changes_by_proxies_are_tolerated() {
        let mut reader = StreamReader::default();
        let read = reader.read(b"retry: 5\r\nid: 7\r\ndata:1\r\n\r\nevent: other\ndata: x\n\n").unwrap();
        assert_eq!(read, [StreamEvent::Frame("1".into())]);
    }

    #[test]
    fn other_data_is_an_error() {
        assert_eq!(StreamReader::default().read(b"data: \xff\n\n"), Err(NotAStream::NotText));
        let mut reader = StreamReader::default();
        let piece = vec![b'x'; EVENT_MAX / 4];
        assert!((0..4).all(|_| reader.read(&piece).is_ok()));
        assert_eq!(reader.read(&piece), Err(NotAStream::TooLong));
    }

    #[test]
    fn debug_output_has_no_key() {
        assert_eq!(format!("{:?}", StreamEvent::Channel("k3y".into())), "Channel(…)");
    }
}
