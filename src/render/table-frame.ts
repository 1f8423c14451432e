/** Tables are often wider than a phone: they scroll in a frame of their own, reachable by keyboard. */
export const TABLE_START = '<div class="table" tabindex="0" role="group" aria-label="表格"><table>\n';
export const TABLE_END = "</table></div>\n";
