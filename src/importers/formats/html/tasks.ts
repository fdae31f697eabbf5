import type { Step } from "../../importer.ts";
import { type PageContext, stepsOf } from "./page.ts";
import type { RawPage } from "./pages.ts";
import { type Glance, glanceAt } from "./site/glance.ts";

/** The task of the threads in an overview: looks into a batch of pages. */
export function glanceAtPages({ context, pages }: { context: { zone: string }; pages: readonly RawPage[] }): (Glance | undefined)[] {
	return pages.map((page) => glanceAt(page, context.zone));
}

/** The task of the threads in both passes: reads a batch of pages. */
export function readPages({ context, pages }: { context: PageContext; pages: readonly RawPage[] }): (readonly Step[])[] {
	return pages.map((page) => [...stepsOf(page, context)]);
}
