// Wakes the components on the page. Without it every page still works: nothing here is needed to read or to send.
import { initAll as startGovuk } from "./govuk-frontend.js";
import { initAll as startMoj } from "./moj-frontend.js";
import { startSession } from "./session.js";
import { startAutosave } from "./autosave.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
startGovuk();
startMoj();
document.querySelectorAll("dialog[data-idle-seconds]").forEach(startSession);
document.querySelectorAll("form[data-autosave]").forEach(startAutosave);
