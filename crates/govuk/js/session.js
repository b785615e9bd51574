// Warns five minutes before a session ends: an idle one, which the reader can stay in, and one that has lasted as long as
// any may, which they cannot. The server alone ends sessions.
//
// <dialog data-idle-seconds="3600" data-last-seconds="41000" data-extend-href="/session/extend"> holds two parts,
// [data-session-idle] with a form that extends the session (the answer to it counts as activity) and [data-session-last]
// with a form that closes the dialog. Another tab's activity is heard through local storage.

const WARN_BEFORE = 300;
const ACTIVE = "session-active-at";

export function startSession(dialog) {
  const idle = Number(dialog.dataset.idleSeconds);
  const lastAt = Date.now() + Number(dialog.dataset.lastSeconds) * 1000;
  const parts = { idle: dialog.querySelector("[data-session-idle]"), last: dialog.querySelector("[data-session-last]") };
  const form = parts.idle.querySelector("form");
  let activeAt = Date.now();
  let spoken;
  // Where the page is opened that late, it says so itself.
  let warnedOfLast = Number(dialog.dataset.lastSeconds) <= WARN_BEFORE;
  share();

  function share() {
    try {
      localStorage.setItem(ACTIVE, String(activeAt));
    } catch {
      // A browser without storage warns each tab on its own.
    }
  }

  function tick() {
    const idleLeft = Math.round((activeAt + idle * 1000 - Date.now()) / 1000);
    const lastLeft = Math.round((lastAt - Date.now()) / 1000);
    const isLast = lastLeft <= idleLeft;
    const seconds = Math.min(idleLeft, lastLeft);
    if (seconds <= 0) {
      location.reload();
      return;
    }
    if (seconds > Math.min(WARN_BEFORE, idle / 2)) {
      if (dialog.open) dialog.close();
      return;
    }
    parts.idle.hidden = isLast;
    parts.last.hidden = !isLast;
    const words = seconds > 60 ? `${Math.ceil(seconds / 60)} minutes` : "less than a minute";
    if (words !== spoken) {
      spoken = words;
      for (const left of dialog.querySelectorAll("[data-time-left]")) left.textContent = words;
    }
    // Nothing can be done about the last end but to finish: said once, it does not stand in the way of the typing.
    if (dialog.open || (isLast && warnedOfLast)) return;
    warnedOfLast ||= isLast;
    dialog.showModal();
  }

  async function stay(event) {
    event?.preventDefault();
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        credentials: "same-origin",
        redirect: "error",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      activeAt = Date.now();
      share();
      tick();
    } catch {
      form.submit();
    }
  }

  form.addEventListener("submit", stay);
  dialog.addEventListener("cancel", (event) => {
    if (parts.last.hidden) stay(event);
  });
  addEventListener("storage", (event) => {
    if (event.key === ACTIVE) activeAt = Math.max(activeAt, Number(event.newValue));
  });
  setInterval(tick, 1000);
}
