import { browser } from "wxt/browser";
import { extensionHost } from "../../panel/hosts/extension";
import { mount } from "../../panel/mount";
import "../../panel/styles/panel.css";

mount(extensionHost());

// Another server or key is another start.
browser.storage.local.onChanged.addListener(() => location.reload());
