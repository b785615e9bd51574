// Warns five minutes before an idle session ends, and lets the reader stay. The server alone ends sessions.
//
// <dialog data-idle-seconds="3600" data-extend-href="/session/extend"> holds a form that extends the session; the
// answer to it counts as activity. Another tab's activity is heard through local storage.

const WARN_BEFORE = 300;
const ACTIVE = "session-active-at";

export function startSession(dialog) {
  const idle = Number(dialog.dataset.idleSeconds);
  const left = dialog.querySelector("[data-time-left]");
  const form = dialog.querySelector("form");
  let activeAt = Date.now();
  let spoken;
  share();

  function share() {
    try {
      localStorage.setItem(ACTIVE, String(activeAt));
    } catch {
      // A browser without storage warns each tab on its own.
    }
  }

  function tick() {
    const seconds = Math.round((activeAt + idle * 1000 - Date.now()) / 1000);
    if (seconds <= 0) {
      location.reload();
      return;
    }
    if (seconds > Math.min(WARN_BEFORE, idle / 2)) {
      if (dialog.open) dialog.close();
      return;
    }
    const words = seconds > 60 ? `${Math.ceil(seconds / 60)} minutes` : "less than a minute";
    if (words !== spoken) left.textContent = spoken = words;
    if (!dialog.open) dialog.showModal();
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
  dialog.addEventListener("cancel", stay);
  addEventListener("storage", (event) => {
    if (event.key === ACTIVE) activeAt = Math.max(activeAt, Number(event.newValue));
  });
  setInterval(tick, 1000);
}
