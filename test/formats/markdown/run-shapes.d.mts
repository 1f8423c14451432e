/** Makes the text of each shape, by its name. */
export const SHAPES: Readonly<Record<string, () => string>>;
