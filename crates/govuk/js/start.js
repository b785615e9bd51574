// Wakes the components on the page. Without it every page still works: nothing here is needed to read or to send.
import { initAll } from "./govuk-frontend.js";
import { startSession } from "./session.js";
import { startAutosave } from "./autosave.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
// MoJ's scripts weigh more than all else here; most pages have none of its moving parts.
if (document.querySelector('[data-module^="moj-"]')) {
  import("./moj-frontend.js").then((moj) => moj.initAll());
}
document.querySelectorAll("dialog[data-idle-seconds]").forEach(startSession);
document.querySelectorAll("form[data-autosave]").forEach(startAutosave);
