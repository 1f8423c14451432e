import type { NotFoundView } from "../../model/views/site-views.js";
import { type PlanContext, viewBase } from "../page-plan.js";
import { NOT_FOUND } from "../paths.js";

/**
 * Returns the view of the page that a host shows for an unknown address. The address may be in any folder, so
 * relative links would be wrong: the links start with the path of the base URL. Without a base URL the page works at
 * the root only.
 */
export function notFoundView({ labels, links, settings }: PlanContext): NotFoundView {
  return {
    kind: "not-found",
    ...viewBase(NOT_FOUND, labels.text("notFound.title"), [links.toHome()]),
    ...(settings.baseUrl ? { root: new URL(settings.baseUrl).pathname } : {}),
  };
}
