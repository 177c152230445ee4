import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// The build goes into the Python package, which serves it; every file under assets/ is named by its content.
export default defineConfig({
  plugins: [svelte()],
  base: "/",
  build: {
    outDir: "../src/backchannel/workbench/static",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
