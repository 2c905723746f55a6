import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { contentEditableEditor } from "../ticket/editors/contenteditable";
import { textareaEditor } from "../ticket/editors/textarea";
import { openPage } from "../ticket/page";
import { genericSite } from "../ticket/sites/generic";

export default defineUnlistedScript(() => {
  globalThis.desksidePage ??= openPage([genericSite], [textareaEditor, contentEditableEditor()], document);
});
