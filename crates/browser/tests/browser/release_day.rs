//! The day of release in a browser: places are written down, the day is planned and cannot be done, a change is accepted and
//! undone; every page of it is looked at.

use crate::pages::Walk;

/// Puts values into fields by their id; a radio or checkbox is ticked by its value being "yes".
async fn fills(walk: &Walk<'_>, fields: &[(&str, &str)]) {
    for (id, value) in fields {
        let script = format!(
            "const field = document.getElementById('{id}'); if (field.type == 'radio' || field.type == 'checkbox') \
             {{ field.checked = true }} else {{ field.value = '{value}' }}"
        );
        walk.browser.asks(&script).await;
    }
}

async fn place(walk: &mut Walk<'_>, (name, kind, at): (&str, &str, &str), hours: &str) {
    walk.opens("/places/new", "/places/new").await;
    fills(walk, &[("name", name), ("kind", kind), ("at", at), ("friday", hours), ("thursday", hours)]).await;
    walk.sends().await;
    walk.browser.sees("Saved.").await;
}

/// Chooses the option of a select that has this text.
async fn chooses(walk: &Walk<'_>, id: &str, text: &str) {
    let script = format!(
        "const select = document.getElementById('{id}'); \
         select.value = [...select.options].find(option => option.text == '{text}').value"
    );
    walk.browser.asks(&script).await;
}

/// As Ada: the directory, the day, its appointments, licence and things to have sorted.
pub(crate) async fn release_day(walk: &mut Walk<'_>) {
    let (route, path) = ("/people/{person}/release-day", "/people/{wren}/release-day");
    walk.page("release-day-unknown", route, path).await;
    directory(walk).await;
    plan(walk).await;
    appointments(walk).await;
    walk.page("release-day-cannot", route, path).await;
    walk.browser.sees("This day cannot be done as it is planned").await;
    licence(walk).await;
    walk.page(
        "release-day-item",
        "/people/{person}/release-day/items/{item}",
        "/people/{wren}/release-day/items/medicine",
    )
    .await;
    fills(walk, &[("state", "yes"), ("who", "Dov Larchmont")]).await;
    walk.sends().await;
    walk.browser.sees("Saved.").await;
    walk.browser.clicks("form[action$='/accept'] button").await;
    walk.browser.sees("Changed as proposed.").await;
    walk.state("release-day-accepted").await;
    walk.browser.clicks("form[action$='/undo'] button").await;
    walk.browser.sees("Undone.").await;
    walk.state("release-day-undone").await;
    walk.browser.clicks("form[action$='/accept'] button").await;
    walk.browser.sees("Changed as proposed.").await;
    walk.page("release-day-today", route, "/people/{wren}/release-day?today=1").await;
}

async fn directory(walk: &mut Walk<'_>) {
    walk.page("places-none", "/places", "/places").await;
    walk.page("place-new", "/places/new", "/places/new").await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.state("place-errors").await;
    place(walk, ("HMP/YOI Larkmoor", "prison_gate", "52.081, -1.4416"), "all day").await;
    place(walk, ("Merrowdale Probation", "probation", "52.0, -1.5"), "9:00-16:30").await;
    place(walk, ("Beck Bank", "bank", "52.0027, -1.4956"), "9:30-13:00").await;
    walk.page("places", "/places", "/places").await;
    walk.browser.follows("Beck Bank").await;
    walk.routes.insert("/places/{place}");
    walk.browser.finds("#monday").await;
    walk.state("place").await;
    walk.page("way", "/places/ways/new", "/places/ways/new").await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.state("way-errors").await;
}

async fn plan(walk: &mut Walk<'_>) {
    walk.page("release-day-edit", "/people/{person}/release-day/edit", "/people/{wren}/release-day/edit").await;
    chooses(walk, "gate", "HMP/YOI Larkmoor").await;
    fills(walk, &[("out_from", "9am"), ("out_to", "late"), ("home", "12 Reed Street")]).await;
    walk.sends().await;
    walk.browser.sees("Enter a time like").await;
    walk.state("release-day-edit-errors").await;
    fills(walk, &[("out_to", "9:45am"), ("home_at", "51.9919, -1.5175")]).await;
    walk.sends().await;
    walk.browser.sees("Saved.").await;
}

async fn appointments(walk: &mut Walk<'_>) {
    let (route, path) = ("/people/{person}/appointments/new", "/people/{wren}/appointments/new");
    walk.page("appointment-new", route, path).await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.state("appointment-errors").await;
    walk.opens(route, path).await;
    chooses(walk, "place", "Merrowdale Probation").await;
    fills(walk, &[("kind", "probation"), ("with", "Esk Willowby"), ("starts", "11am"), ("minutes", "45")]).await;
    walk.sends().await;
    walk.browser.sees("Saved.").await;
    walk.opens(route, path).await;
    chooses(walk, "place", "Beck Bank").await;
    let bank = [("kind", "bank"), ("with", "Beck Bank"), ("starts", "2pm"), ("minutes", "20"), ("move_from", "9:30am")];
    fills(walk, &bank).await;
    fills(walk, &[("move_to", "12:30pm"), ("early_possible", "yes")]).await;
    walk.sends().await;
    walk.browser.sees("Saved.").await;
    walk.browser.clicks(".tl-list__row a[href*='/appointments/']").await;
    walk.routes.insert("/people/{person}/appointments/{appointment}");
    walk.browser.finds("#reason").await;
    walk.state("appointment").await;
    walk.browser.clicks("a[href$='/cancel']").await;
    walk.routes.insert("/people/{person}/appointments/{appointment}/cancel");
    walk.browser.finds("#reason").await;
    walk.sends().await;
    walk.browser.sees("Say why it is cancelled").await;
    walk.state("appointment-cancel").await;
}

async fn licence(walk: &mut Walk<'_>) {
    walk.page("licence-new", "/people/{person}/licence/new", "/people/{wren}/licence/new").await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.state("licence-errors").await;
    // The second is the exclusion zone.
    let zone = [("kind-2", "yes"), ("radius", "300"), ("at", "52.2, -1.5"), ("words", "Keep away from Heron Lane.")];
    fills(walk, &zone).await;
    fills(walk, &[("source", "licence of 1 February 2027")]).await;
    walk.sends().await;
    walk.browser.sees("Keep away from Heron Lane.").await;
    walk.browser.clicks("a[href*='/licence/']:not([href$='/new'])").await;
    walk.routes.insert("/people/{person}/licence/{condition}");
    walk.browser.finds("#why").await;
    walk.state("licence").await;
}

/// As Wren: her own day, and the sheet.
pub(crate) async fn own(walk: &mut Walk<'_>) {
    walk.page("own-release-day", "/me/release-day", "/me/release-day").await;
    walk.page("own-release-day-sheet", "/me/release-day/print", "/me/release-day/print").await;
}
