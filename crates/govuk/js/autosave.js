// Keeps what is being written as a draft on the server, so that a lost signal or a closed lid loses no words.
//
// <form data-autosave="/drafts/…"> is posted there, urlencoded, two seconds after the last keystroke, whenever a field
// is left, and when the page goes away. A polite live region says when. Passwords and files are never kept.

const PAUSE = 2000;

export function startAutosave(form) {
  const status = form.querySelector("[data-autosave-status]") ?? addStatus(form);
  let timer;
  let kept = written(form);
  let sending = false;

  const changed = () => written(form) !== kept;

  async function keep() {
    clearTimeout(timer);
    if (sending || !changed()) return;
    const draft = written(form);
    sending = true;
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new URLSearchParams(draft),
        credentials: "same-origin",
        redirect: "error",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      kept = draft;
      status.textContent = `Saved ${clock(new Date())}`;
    } catch {
      status.textContent = "Not saved yet. We will try again as you write.";
      timer = setTimeout(keep, 5 * PAUSE);
    } finally {
      sending = false;
    }
    if (kept === draft && changed()) timer = setTimeout(keep, PAUSE);
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  form.addEventListener("focusout", keep);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    kept = written(form);
  });
  addEventListener("pagehide", () => {
    if (changed()) navigator.sendBeacon(form.dataset.autosave, new URLSearchParams(written(form)));
  });
}

function written(form) {
  const secret = (name) => form.querySelector(`[name="${CSS.escape(name)}"][type="password"]`);
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !secret(name));
  return new URLSearchParams(fields).toString();
}

function addStatus(form) {
  const status = document.createElement("p");
  status.className = "govuk-hint tl-autosave";
  status.setAttribute("role", "status");
  const button = form.querySelector("button:not([type=button])");
  if (button) button.before(status);
  else form.append(status);
  return status;
}

function clock(now) {
  return now.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
