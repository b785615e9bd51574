//! The places where an upstream template is wrong and is put right on the way in.

/// MoJ's messages write an English date into `datetime="…"`, which must hold an ISO date or time.
pub(crate) const FIXES: [(&str, &str); 2] = [
    (
        r#"datetime="{{ item.timestamp | mojDate("date") }}""#,
        r#"datetime="{{ item.timestamp | mojDate("iso-date") }}""#,
    ),
    (r#"datetime="{{ item.timestamp | mojDate("time") }}""#, r#"datetime="{{ item.timestamp }}""#),
];
