import { wordsIn } from "./element.js";

/**
 * The suggestions below a field, as the pattern of a combobox has them: arrows choose one, Enter takes it, Escape closes the
 * list, and a click takes one too. The focus stays in the field.
 */
export class SuggestionList {
  private chosen = -1;

  /** @param take called with a suggestion that was taken */
  constructor(
    private readonly field: HTMLInputElement,
    private readonly list: HTMLElement,
    private readonly take: (text: string) => void,
  ) {
    field.addEventListener("keydown", (event) => this.press(event));
    // A press of the mouse would take the focus from the field, and close the list.
    list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  /** Shows suggestions below those that are shown. */
  add(texts: readonly string[]): void {
    for (const text of texts) {
      const option = wordsIn("li", [text]);
      option.id = `suggestion-${this.list.children.length}`;
      option.setAttribute("role", "option");
      option.onclick = () => this.take(text);
      this.list.appendChild(option);
    }
    this.open(this.list.children.length > 0);
  }

  clear(): void {
    this.list.textContent = "";
    this.open(false);
    this.choose(-1);
  }

  private open(isOpen: boolean): void {
    this.list.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", String(isOpen));
  }

  private press(event: KeyboardEvent): void {
    const count = this.list.children.length;
    const steps = { ArrowDown: 1, ArrowUp: -1 } as const;
    const text = this.list.children[this.chosen]?.textContent;
    if (count === 0 || event.isComposing) return;
    // One place is that of the field itself, before the first and after the last.
    if (event.key === "ArrowDown" || event.key === "ArrowUp")
      this.choose(((this.chosen + 1 + steps[event.key] + count + 1) % (count + 1)) - 1);
    else if (event.key === "Enter" && text) this.take(text);
    else if (event.key === "Escape") this.clear();
    else return;
    event.preventDefault();
  }

  private choose(index: number): void {
    this.chosen = index;
    for (const [place, option] of Array.from(this.list.children).entries())
      option.setAttribute("aria-selected", String(place === index));
    const id = this.list.children[index]?.id;
    if (id) this.field.setAttribute("aria-activedescendant", id);
    else this.field.removeAttribute("aria-activedescendant");
  }
}
