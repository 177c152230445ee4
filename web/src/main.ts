import { mount } from "svelte";
import App from "./App.svelte";
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/print.css";

const target = document.getElementById("app");
if (target === null) throw new Error("The page has no place for the application.");

export default mount(App, { target });
