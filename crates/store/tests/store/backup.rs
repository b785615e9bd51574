//! A copy is the same whichever database it is taken from, can be put back into either, and is refused when it is not
//! whole.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use store::Store;
use store::audit::digest;
use store::backup::{BackupError, Copied, read, write};
use store::entity::{contact, person};
use store::sea_orm::{EntityTrait, IntoActiveModel, PaginatorTrait};

use crate::ground::{CORRELATION, Ground, commit, contact, everything, grounds, insert, permit, what};

/// The lines of a copy, without their ends.
pub(crate) fn lines(copy: &[u8]) -> Vec<String> {
    let mut text = String::new();
    GzDecoder::new(copy).read_to_string(&mut text).unwrap();
    assert!(text.ends_with('\n'));
    text.lines().map(str::to_owned).collect()
}

fn packed(text: &str) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(text.as_bytes()).unwrap();
    gzip.finish().unwrap()
}

/// A copy of these lines with the hash that belongs to them.
fn closed(lines: &[String]) -> Vec<u8> {
    let text = lines.join("\n") + "\n";
    packed(&format!("{text}{{\"sha256\":\"{}\"}}\n", digest(text.as_bytes())))
}

async fn filled(store: &Store) {
    let tx = store.begin().await.unwrap();
    everything(&tx).await;
    tx.commit(&permit(store), what("all set")).await.unwrap();
    commit(store, "second line").await;
}

async fn copy(store: &Store) -> (Copied, Vec<u8>) {
    write(&store.snapshot().await.unwrap(), Vec::new()).await.unwrap()
}

/// Puts a copy back, and copies what was put back before it is kept.
async fn put_back(store: &Store, copy: &[u8]) -> Result<Vec<u8>, BackupError> {
    let tx = store.begin().await?;
    read(&tx, copy).await?;
    let (_, again) = write(tx.rows(), Vec::new()).await?;
    tx.commit(&permit(store), what("restored")).await?;
    Ok(again)
}

#[tokio::test]
async fn a_copy_of_a_copy_is_the_same_to_the_byte_across_databases() {
    let mut every = Vec::new();
    for Ground { store, database } in grounds().await {
        filled(&store).await;
        let (copied, bytes) = copy(&store).await;
        assert_eq!(copied.audit.seq, 2);
        assert_eq!(copied.rows, u64::try_from(lines(&bytes).len()).unwrap() - 2);
        for target in grounds().await {
            let again = put_back(&target.store, &bytes).await.unwrap();
            assert!(again == bytes, "{} into {}", database.kind, target.database.kind);
            assert_eq!(target.store.verify(Some(&copied.audit)).await.unwrap().unwrap().seq, 3);
        }
        every.push(bytes);
    }
    every.dedup();
    assert_eq!(every.len(), 1, "the same record makes the same file, whichever database it is in");
}

#[tokio::test]
async fn a_copy_is_one_moment_while_people_work() {
    for Ground { store, database } in grounds().await {
        filled(&store).await;
        let snapshot = store.snapshot().await.unwrap();
        let (_, before) = write(&snapshot, Vec::new()).await.unwrap();
        let tx = store.begin().await.unwrap();
        insert(tx.rows(), contact(62)).await;
        tx.commit(&permit(&store), what("contact recorded")).await.unwrap();
        let (_, same) = write(&snapshot, Vec::new()).await.unwrap();
        assert!(before == same, "{}", database.kind);
        drop(snapshot);
        assert!(copy(&store).await.1 != before);
    }
}

#[tokio::test]
async fn copies_are_files_and_both_acts_are_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| -> PathBuf { folder.path().join(name) };
    for Ground { store, database } in grounds().await {
        filled(&store).await;
        let path = file(&format!("{}.copy.gz", database.kind));
        let copied = store.back_up(&permit(&store), &path, CORRELATION).await.unwrap();
        assert_eq!(store.audit_head().await.unwrap().seq, copied.audit.seq + 1);
        let twice = store.back_up(&permit(&store), &path, CORRELATION).await;
        assert!(matches!(twice, Err(BackupError::Exists(there)) if there == path));

        for target in grounds().await {
            let restored = target.store.restore(&permit(&target.store), &path, CORRELATION).await.unwrap();
            assert_eq!(restored, copied);
            assert_eq!(target.store.verify(Some(&copied.audit)).await.unwrap().unwrap().seq, 3);
            let again = target.store.restore(&permit(&target.store), &path, CORRELATION).await;
            assert!(matches!(again, Err(BackupError::NotEmpty { table: "agency" })), "{again:?}");
        }
        let mode = std::os::unix::fs::PermissionsExt::mode(&path.metadata().unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600, "for our own eyes");
        let lost = store.back_up(&permit(&store), &file("no such folder/copy"), CORRELATION).await;
        assert!(matches!(lost, Err(BackupError::File { .. })));
    }
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".part")), "{left:?}");
}

/// Refused, with this said of it, and nothing is kept.
async fn refused(store: &Store, copy: &[u8], said: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.gz");
    std::fs::write(&path, copy).unwrap();
    let why = store.restore(&permit(store), &path, CORRELATION).await.unwrap_err();
    let chain = std::iter::successors(Some(&why as &dyn std::error::Error), |why| why.source());
    let chain = chain.map(ToString::to_string).collect::<Vec<_>>().join(": ");
    let expected = format!("{}: {said}", path.display());
    assert!(chain.starts_with(&expected), "{chain}\nis not\n{expected}");
    assert_eq!(person::Entity::find().count(store.rows()).await.unwrap(), 0, "{said}");
    assert_eq!(store.audit_head().await.unwrap().seq, 0, "{said}");
}

/// The same lines, with one word replaced on line `at`, counted from 0.
fn changed(lines: &[String], at: usize, from: &str, to: &str) -> Vec<String> {
    let mut lines = lines.to_vec();
    assert!(lines[at].contains(from), "{}", lines[at]);
    lines[at] = lines[at].replace(from, to);
    lines
}

fn unclosed(lines: &[String]) -> Vec<u8> {
    packed(&(lines.join("\n") + "\n"))
}

/// The line, counted from 0, that has these words.
fn line_with(lines: &[String], words: &str) -> usize {
    lines.iter().position(|line| line.contains(words)).unwrap()
}

#[tokio::test]
async fn what_is_not_a_whole_copy_is_refused_with_its_line() {
    for Ground { store, .. } in grounds().await {
        filled(&store).await;
        let (_, bytes) = copy(&store).await;
        let whole = lines(&bytes);
        let last = whole.len();
        let rows = &whole[..last - 1];
        let target = grounds().await.remove(0);
        let empty = &target.store;
        let old_hash = |lines: &[String]| unclosed(&[lines, &whole[last - 1..]].concat());

        refused(empty, b"", "line 1: the file is cut short").await;
        refused(empty, b"PK not gzip at all", "line 1: not a copy of the record in format 1").await;
        refused(empty, &packed("{}\n"), "line 1: not a copy").await;
        refused(empty, &bytes[..bytes.len() / 2], "line ").await;
        for (copy, line) in [
            (bytes[..bytes.len() - 1].to_vec(), last + 1),
            (unclosed(rows), last),
            (unclosed(&rows[..5]), 6),
            (old_hash(&rows[..last - 2]), last - 1),
        ] {
            refused(empty, &copy, &format!("line {line}: the file is cut short")).await;
        }
        let other_words = old_hash(&changed(rows, 1, "Merrowdale", "Severnmoor"));
        refused(empty, &other_words, &format!("line {last}: the lines before it were changed")).await;
        let twice = closed(&[rows, &rows[last - 2..]].concat());
        refused(empty, &twice, &format!("line {last}: something follows")).await;
        let more = [bytes.clone(), packed("more\n")].concat();
        refused(empty, &more, &format!("line {}: something follows", last + 1)).await;
        refused(empty, &[&bytes[..], b"more"].concat(), &format!("line {}", last + 1)).await;
        let missing = empty.restore(&permit(empty), Path::new("/nonexistent/copy.gz"), CORRELATION).await;
        assert!(matches!(missing, Err(BackupError::File { .. })));
        // After all that it is still empty, and a whole copy fits.
        put_back(empty, &bytes).await.unwrap();
    }
}

#[tokio::test]
async fn a_copy_that_does_not_fit_is_refused_with_its_line() {
    for Ground { store, .. } in grounds().await {
        filled(&store).await;
        let whole = lines(&copy(&store).await.1);
        let rows = &whole[..whole.len() - 1];
        let (born, team, second) =
            (line_with(rows, "2008-02-29"), line_with(rows, "[\"team\""), line_with(rows, "second line"));
        let not_a = |line: usize, table: &str| format!("line {}: not a row of {table}", line + 1);
        let orphans = format!("rows of team up to line {} cannot be kept", team + 1);
        let chain = "the audit chain in the copy does not hold: line";
        for (at, from, to, said) in [
            (0, "\"throughline_copy\":1", "\"throughline_copy\":2", "line 1: not a copy".to_owned()),
            (0, "{\"table\":\"draft\",\"rows\":1},", "", "line 1: not a copy".to_owned()),
            (
                0,
                "\"migration\":\"m",
                "\"migration\":\"another than m",
                "line 1: the copy was made at migration another than m".to_owned(),
            ),
            (1, "\"name\"", "\"nom\"", "line 2: not a row of agency: missing field `name`".to_owned()),
            (1, "\"agency\"", "\"worker\"", not_a(1, "agency: a row of worker")),
            (born, "2008-02-29", "2007-02-29", not_a(born, "source_record")),
            (team, "00000000000a", "0000000000ff", orphans),
            (second, "second line", "other words", format!("{chain} 2 does not follow")),
            (0, "\"seq\":2", "\"seq\":3", format!("{chain} 3 does not have the hash")),
        ] {
            for target in grounds().await {
                refused(&target.store, &closed(&changed(rows, at, from, to)), &said).await;
            }
        }
    }
}

#[tokio::test]
async fn a_table_of_many_rows_is_copied_and_put_back() {
    for Ground { store, database } in grounds().await {
        let tx = store.begin().await.unwrap();
        crate::ground::people(tx.rows()).await;
        for some in (0..6_000_u128).collect::<Vec<_>>().chunks(1_000) {
            let rows = some.iter().map(|id| contact(*id).into_active_model());
            contact::Entity::insert_many(rows).exec_without_returning(tx.rows()).await.unwrap();
        }
        tx.commit(&permit(&store), what("many")).await.unwrap();
        let (copied, bytes) = copy(&store).await;
        assert_eq!(copied.rows, 6_006);
        for target in grounds().await {
            assert!(put_back(&target.store, &bytes).await.unwrap() == bytes, "{}", database.kind);
        }
    }
}

#[tokio::test]
async fn secrets_are_in_a_copy_only_as_the_hashes_that_are_kept() {
    for Ground { store, .. } in grounds().await {
        filled(&store).await;
        let text = lines(&copy(&store).await.1).join("\n");
        for (secret, kept) in [("token", digest(b"token")), ("code", digest(b"code"))] {
            assert!(text.contains(&kept) && !text.contains(&format!(":\"{secret}\"")), "{secret}");
        }
    }
}
