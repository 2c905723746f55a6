import { defineConfig } from "wxt";

/** One manifest for both browsers; what only one of them knows is added at the end. */
export default defineConfig({
  srcDir: "src",
  publicDir: "public",
  outDir: "dist",
  manifestVersion: 3,
  imports: false,
  webExt: { disabled: true },
  manifest: ({ browser }) => ({
    name: "Deskside",
    description: "The right policy, cited to the sentence, beside the ticket you work on.",
    permissions: ["storage", "activeTab", "scripting", "contextMenus", ...(browser === "firefox" ? [] : ["sidePanel"])],
    // Each server and each ticketing tool is asked for by name, when it is needed.
    optional_host_permissions: ["http://*/*", "https://*/*"],
    action: { default_title: "Open Deskside" },
    icons: { 16: "icon-16.png", 32: "icon-32.png", 48: "icon-48.png", 128: "icon-128.png" },
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    ...(browser === "firefox" ? { browser_specific_settings: GECKO } : { minimum_chrome_version: "116" }),
  }),
});

/** The server may be anywhere, so connections are open; scripts, styles and pictures come with the extension. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src http: https:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The ticket and its address go to the company's own server, which Mozilla counts as collected. */
const GECKO = {
  gecko: {
    id: "extension@deskside.invalid",
    strict_min_version: "140.0",
    data_collection_permissions: { required: ["browsingActivity", "personalCommunications", "websiteContent"] },
  },
};
