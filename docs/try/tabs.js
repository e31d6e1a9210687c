// Tabs, as the ARIA Authoring Practices have them: arrows move, one panel is shown.
export function makeTabs(list, shown) {
  const tabs = [...list.querySelectorAll('[role=tab]')];
  const select = (chosen) => {
    for (const tab of tabs) {
      const selected = tab === chosen;
      tab.setAttribute('aria-selected', selected);
      tab.tabIndex = selected ? 0 : -1;
      document.getElementById(tab.getAttribute('aria-controls')).hidden = !selected;
    }
    shown(chosen.getAttribute('aria-controls'));
  };
  const STEPS = { ArrowLeft: -1, ArrowRight: 1 };
  list.addEventListener('click', ({ target }) => {
    const tab = target.closest('[role=tab]');
    if (tab) select(tab);
  });
  list.addEventListener('keydown', ({ key }) => {
    if (!(key in STEPS)) return;
    const at = tabs.indexOf(document.activeElement);
    const next = tabs.at((at + STEPS[key]) % tabs.length);
    next.focus();
    select(next);
  });
}
