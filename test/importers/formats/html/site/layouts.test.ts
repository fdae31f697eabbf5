import { describe, expect, it } from "vitest";
import { html } from "../../../../../src/importers/formats/html/html.ts";
import { emptyFolder } from "../../../contract.ts";
import { readTwice } from "../../../passes.ts";
import { builder } from "../layouts/builder.ts";
import { cards } from "../layouts/cards.ts";
import { dotnet } from "../layouts/dotnet.ts";
import { french } from "../layouts/french.ts";
import { german } from "../layouts/german.ts";
import { portal } from "../layouts/portal.ts";
import { scoreOf } from "../layouts/score.ts";
import { storiesOf, writeSite } from "../layouts/site.ts";
import { tables } from "../layouts/tables.ts";
import { weekly } from "../layouts/weekly.ts";

const STORIES = 24;

/** How many of a hundred stories must have each part right. */
const LEAST = 95;

describe("a site without data for machines", () => {
	it.each([tables, german, builder, dotnet, cards, french, weekly, portal].map((layout) => [layout.name, layout] as const))(
		"laid out as %s is read by what its pages have in common",
		async (_name, layout) => {
			const folder = emptyFolder();
			const stories = storiesOf(0, STORIES);
			writeSite(folder, layout, stories);
			const { stories: given } = await readTwice(html, [folder]);
			const { wrong, ...score } = scoreOf(layout, stories, given);
			const least = Math.floor((STORIES * LEAST) / 100);
			for (const part of ["found", "headlines", "dates", "authors", "bodies"] as const)
				expect(score[part], `${part}: ${wrong.join("\n")}`).toBeGreaterThanOrEqual(least);
			expect(score.listingsTaken).toBe(0);
		},
	);
});
