/** Before the names of all drafts of forms; the person's id follows. */
export const DRAFTS = "tp-draft-";

/** Forgets what was typed and not sent, whosever it is: who signs out by hand leaves nothing of a customer behind. */
export function forgetDrafts(): void {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(DRAFTS)) {
        localStorage.removeItem(name);
      }
    }
  } catch {
    // Without storage nothing was kept.
  }
}
