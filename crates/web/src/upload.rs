//! Files sent with a form: read into memory, up to a limit, once the policy has said that they may be sent.

use axum::body::Body;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::form::Form;
use crate::problem::Problem;

/// Most that a form with files may hold, in bytes: 64 MiB, an extract of some two hundred thousand people. The command
/// line reads larger files from disk.
pub(crate) const BYTES_MAX: usize = 64 << 20;

/// A file as it was sent.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Sent {
    /// Its name, without a folder.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

impl std::fmt::Debug for Sent {
    /// Nothing of what it holds: it may be about people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.bytes.len())
    }
}

/// The content type, if it is that of a form with files.
pub(crate) fn content_type(headers: &HeaderMap) -> Option<HeaderValue> {
    let value = headers.get(header::CONTENT_TYPE)?;
    value.to_str().is_ok_and(|kind| kind.starts_with("multipart/form-data")).then(|| value.clone())
}

/// Reads `multipart/form-data`: fields, and every file that was chosen.
pub(crate) async fn read(content_type: HeaderValue, body: Body) -> Result<(Form, Vec<Sent>), Problem> {
    let mut request = Request::new(body);
    request.headers_mut().insert(header::CONTENT_TYPE, content_type);
    DefaultBodyLimit::max(BYTES_MAX).apply(&mut request);
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| NOT_READABLE)?;
    let (mut form, mut files) = (Form::default(), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(|error| problem(&error))? {
        let Some(name) = part.name().map(str::to_owned) else { continue };
        match part.file_name().map(own_name) {
            None => form.add(&name, &part.text().await.map_err(|error| problem(&error))?),
            // A browser sends a nameless file where none was chosen.
            Some(file) if file.is_empty() => {}
            Some(name) => files.push(Sent { name, bytes: bytes(part).await? }),
        }
    }
    Ok((form, files))
}

async fn bytes(part: Field<'_>) -> Result<Vec<u8>, Problem> {
    Ok(part.bytes().await.map_err(|error| problem(&error))?.into())
}

/// A file's name without the folders that some browsers send with it.
fn own_name(sent: &str) -> String {
    sent.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

const NOT_READABLE: Problem = Problem::Refused("What was sent could not be read as a form with files.");

fn problem(error: &MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Problem::TooLong } else { NOT_READABLE }
}
