// The choice of colours: as the system, light, dark.
"use strict";
{
  const button = document.getElementById("theme");
  const themes = ["auto", "light", "dark"];
  const names = { auto: "as the system", light: "light", dark: "dark" };
  let at = 0;
  button.addEventListener("click", () => {
    at = (at + 1) % themes.length;
    const theme = themes[at];
    document.documentElement.dataset.theme = theme;
    button.textContent = theme[0].toUpperCase() + theme.slice(1);
    button.setAttribute("aria-label", "Colours: " + names[theme]);
  });
}
