import { servedHost } from "../hosts/served";
import { mount } from "../mount";
import "../styles/panel.css";

mount(servedHost(document));
