import type { CatalogArticle } from "../../src/model/catalog.js";

type ShownArticle = Pick<CatalogArticle, "facts" | "channels" | "details">;

/** Returns an article that shows some pictures. */
function articleWith(
  date: string | undefined,
  channel: string,
  lead: string,
  pictures: readonly string[] = [],
): ShownArticle {
  const details = { title: "", summary: "", image: { src: lead, alt: "", caption: "" }, pictures };
  return { facts: { date }, channels: [channel], details: () => details } as unknown as ShownArticle;
}

/** Articles in the order of the catalog. */
export const sampleArticles: readonly ShownArticle[] = [
  articleWith(undefined, "c2", "https://i.example/undated"),
  articleWith("2024-03-04", "c1", "https://i.example/old-lead", ["https://i.example/shared"]),
  articleWith("2024-03-05", "c2", "https://i.example/new-lead", [
    "https://i.example/new-body",
    "https://i.example/shared",
  ]),
];
