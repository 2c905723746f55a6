import { render } from "preact";
import { Options } from "../../options/options";
import "../../panel/styles/panel.css";
import "../../options/options.css";

const place = document.getElementById("options");
if (place !== null) render(<Options />, place);
