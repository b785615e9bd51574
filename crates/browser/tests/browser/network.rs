//! The network and what does not fit, in every state: the young adult's side, the worker's, and every error.

use crate::pages::Walk;

/// Somebody around Wren, written down by herself, with what they may see.
pub(crate) async fn young_adult(walk: &mut Walk<'_>) {
    walk.browser.becomes("wren").await;
    walk.page("own-network-none", "/me/network", "/me/network").await;
    walk.page("own-supporter", "/me/network/new", "/me/network/new").await;
    walk.sends().await;
    walk.browser.sees("Choose how close they are").await;
    walk.state("own-supporter-errors").await;
    walk.browser.types("#name", "Rowan Alder").await;
    walk.browser.types("#knows", "my aunt").await;
    walk.browser.clicks("input[name=kind][value=family]").await;
    walk.browser.clicks("input[name=closeness][value=closest]").await;
    walk.browser.clicks("input[name=answers_at_night][value=yes]").await;
    walk.sends().await;
    walk.browser.sees("Rowan Alder").await;
    walk.state("own-network").await;
    walk.routes.insert("/me/network/{supporter}/sees");
    walk.browser.clicks("main a[href$='/sees']").await;
    walk.state("own-sees").await;
    walk.browser.clicks("input[name=areas][value=accommodation]").await;
    walk.browser.types("#until-month", "13").await;
    walk.sends().await;
    walk.browser.sees("The date must be a real date").await;
    walk.state("own-sees-errors").await;
    walk.browser.types("#until-month", "5").await;
    walk.sends().await;
    walk.browser.sees("so they see nothing yet").await;
    walk.state("own-network-waiting").await;
    walk.routes.insert("/me/network/{supporter}/change");
    walk.browser.clicks("main a[href$='/change']").await;
    walk.state("own-supporter-change").await;
    walk.browser.opens("/me/network").await;
    walk.routes.insert("/me/network/{supporter}/remove");
    walk.browser.clicks("main a[href$='/remove']").await;
    walk.sends().await;
    walk.browser.sees("Say why").await;
    walk.state("own-remove-errors").await;
}

/// The worker's side: safety check, consent from paper, the page to print, and findings.
pub(crate) async fn worker(walk: &mut Walk<'_>) {
    walk.browser.becomes("ada").await;
    walk.page("network", "/people/{person}/network", "/people/{wren}/network").await;
    walk.routes.insert("/people/{person}/network/{supporter}/check");
    walk.browser.clicks("main a[href$='/check']").await;
    walk.sends().await;
    walk.browser.sees("Choose what came of it").await;
    walk.state("check-errors").await;
    walk.browser.clicks("input[name=check][value=fine]").await;
    walk.browser.types("#why", "Asked probation on 9 February.").await;
    walk.sends().await;
    walk.browser.sees("Safety check recorded.").await;
    walk.state("network-shared").await;
    walk.routes.insert("/people/{person}/network/{supporter}/shared");
    walk.browser.clicks("main a[href$='/shared']").await;
    walk.state("shared").await;
    walk.browser.opens("/people/{wren}/network").await;
    walk.routes.insert("/people/{person}/network/{supporter}/sees");
    walk.browser.clicks("main a[href$='/sees']").await;
    walk.sends().await;
    walk.browser.sees("Choose how the young adult told you").await;
    walk.state("sees-errors").await;
    walk.browser.opens("/people/{wren}/network").await;
    walk.routes.insert("/people/{person}/network/{supporter}/change");
    walk.browser.clicks("main a[href$='/change']").await;
    walk.state("supporter-change").await;
    walk.browser.opens("/people/{wren}/network").await;
    walk.routes.insert("/people/{person}/network/{supporter}/remove");
    walk.browser.clicks("main a[href$='/remove']").await;
    walk.state("remove").await;
    walk.page("supporter", "/people/{person}/network/new", "/people/{wren}/network/new").await;

    walk.page("findings", "/people/{person}/plan/findings", "/people/{wren}/plan/findings").await;
    walk.opens_details().await;
    walk.state("findings-areas").await;
    walk.routes.insert("/people/{person}/plan/findings/answer");
    walk.browser.clicks("main a[href*='findings/answer']").await;
    walk.sends().await;
    walk.browser.sees("Say why").await;
    walk.state("accept-errors").await;
    walk.browser.types("#why", "Agreed in the meeting.").await;
    walk.sends().await;
    walk.browser.sees("Accepted as it is (1)").await;
    walk.state("findings-accepted").await;
    let moved = "/people/{wren}/plan/findings?if_released_on-day=12&if_released_on-month=2&if_released_on-year=2027";
    walk.page("findings-moved", "/people/{person}/plan/findings", moved).await;
    walk.browser.becomes("wren").await;
    walk.browser.opens("/me/network").await;
    walk.state("own-network-shared").await;
    walk.routes.insert("/me/network/{supporter}/shared");
    walk.browser.clicks("main a[href$='/shared']").await;
    walk.state("own-shared").await;
}
