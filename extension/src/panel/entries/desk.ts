import { deskHost } from "../hosts/desk";
import { mount } from "../mount";
import "../styles/panel.css";

mount(deskHost(document));
