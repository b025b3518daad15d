// Light, dark, or as the system says; the choice is kept in this browser.

const storageName = "adaptive-threshold.theme";
const choices = ["system", "light", "dark"];

/** Makes `button` go through the choices. */
export function offerTheme(button) {
  let choice = choices.includes(localStorage.getItem(storageName)) ? localStorage.getItem(storageName) : "system";
  const apply = () => {
    if (choice === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
    button.textContent = `Theme: ${choice}`;
  };
  button.addEventListener("click", () => {
    choice = choices[(choices.indexOf(choice) + 1) % choices.length];
    localStorage.setItem(storageName, choice);
    apply();
  });
  apply();
}
