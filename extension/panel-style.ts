/** The panel's look: the application's own colours, light and dark, sizes in px since the host's are unknown. */
export const PANEL_STYLE = `
:host { all: initial; }
dialog { color-scheme: light dark; --paper: #fbfaf6; --ink: #1d1c1a; --ink-2: #5d594f; --rule: #c9c3b4; --accent: #1e4b8f;
  --on-accent: #fff; --stop: #a3231b; box-sizing: border-box; width: 440px; max-width: calc(100vw - 24px);
  max-height: calc(100vh - 24px); padding: 20px; border: 1px solid var(--rule); border-radius: 10px; background: var(--paper);
  color: var(--ink); font: 14px/1.45 ui-sans-serif, system-ui, "Segoe UI", Roboto, sans-serif; overflow: auto; }
@media (prefers-color-scheme: dark) {
  dialog { --paper: #16171a; --ink: #eceae4; --ink-2: #a9a69c; --rule: #464a53; --accent: #8db4f2; --on-accent: #0e1a2c;
    --stop: #f2a19b; }
}
dialog::backdrop { background: rgb(0 0 0 / 40%); }
h2 { margin: 0 0 4px; font: 600 18px ui-serif, Georgia, serif; }
p { margin: 0 0 10px; }
.muted { color: var(--ink-2); font-size: 13px; }
.chip { border: 1px solid var(--rule); border-radius: 10px; padding: 1px 8px; font-size: 12px; color: var(--ink-2); }
.stop { color: var(--stop); font-weight: 600; }
.count { font-size: 16px; font-weight: 600; font-variant-numeric: tabular-nums; }
fieldset { border: 0; margin: 12px 0 0; padding: 0; display: grid; gap: 6px; }
legend { padding: 0; font-weight: 600; }
label { display: flex; align-items: center; gap: 8px; min-height: 24px; }
label.field { display: grid; gap: 2px; justify-items: stretch; }
.row { display: flex; flex-wrap: wrap; gap: 10px; }
.row > * { flex: 1 1 140px; }
input, select { box-sizing: border-box; font: inherit; color: inherit; background: transparent; border: 1px solid var(--rule);
  border-radius: 6px; padding: 5px 8px; min-height: 34px; }
select option { background: var(--paper); color: var(--ink); }
input[type="checkbox"] { width: 18px; height: 18px; min-height: 0; accent-color: var(--accent); }
progress { width: 100%; accent-color: var(--accent); }
.actions { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; margin-top: 16px; }
button { font: inherit; min-height: 34px; padding: 0 14px; border: 1px solid var(--rule); border-radius: 6px; background: transparent;
  color: inherit; cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
button:disabled { opacity: 0.5; cursor: default; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`
