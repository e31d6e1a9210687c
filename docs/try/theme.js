// Light or dark, as the button of these pages says, or else the device.
export function followTheme(apply) {
  const device = matchMedia('(prefers-color-scheme: dark)');
  const told = () => {
    const { theme } = document.body.dataset;
    apply(theme === 'dark' || (theme !== 'light' && device.matches));
  };
  device.addEventListener('change', told);
  new MutationObserver(told).observe(document.body, { attributeFilter: ['data-theme'] });
  told();
}
