import { HtmlValidate, StaticConfigLoader } from "html-validate";

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ["html-validate:recommended"],
    rules: {
      // The case of the doctype means nothing, a button in a form submits it, a group that scrolls is no fieldset, and what a
      // field suggests is no selection.
      "doctype-style": "off",
      "no-implicit-button-type": "off",
      "prefer-native-element": ["error", { exclude: ["group", "listbox"] }],
    },
  }),
);

/** Returns what html-validate finds in a page. @param file name for the findings */
export async function htmlFindings(html: string, file: string): Promise<string[]> {
  const { results } = await validator.validateString(html, file);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `${file}:${line} ${ruleId} ${message}`),
  );
}
