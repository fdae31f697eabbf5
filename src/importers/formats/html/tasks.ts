import { type PageContext, type SurveyedPage, surveyPage, textOfPage } from "./page.ts";
import type { RawPage } from "./pages.ts";
import { type Glance, glanceAt } from "./site/glance.ts";

/** A batch of pages for a thread, and what all pages are read with. */
interface Task {
	readonly context: PageContext;
	readonly pages: readonly RawPage[];
}

/** The task of the threads in an overview: looks into a batch of pages. */
export function glanceAtPages({
	context,
	pages,
}: Pick<Task, "pages"> & { readonly context: { readonly zone: string } }): (Glance | undefined)[] {
	return pages.map((page) => glanceAt(page, context.zone));
}

/** The task of the threads in the first pass. */
export function surveyPages({ context, pages }: Task): SurveyedPage[] {
	return pages.map((page) => surveyPage(page, context));
}

/** The task of the threads in the second pass. */
export function textsOfPages({ context, pages }: Task): string[] {
	return pages.map((page) => textOfPage(page, context));
}
