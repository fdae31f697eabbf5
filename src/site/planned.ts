import { onceEach } from "../system/once.ts";
import type { Context } from "./context.ts";
import type { ItemData } from "./items/items.ts";
import type { Kind } from "./kinds.ts";
import type { Address, OutputGroup, Rendered } from "./output.ts";

/** A group of outputs in the first step of planning. */
export interface PlannedGroup {
	/** No other group has the same name. */
	readonly name: string;
	/**
	 * All that differs between two sites and that the data of the outputs in the group are made from; settings need not be in it.
	 * It is made for every group in every build, so it holds marked objects and texts, and is much less work than the data.
	 */
	madeFrom(context: Context): object;
}

/** What is planned of an output of any kind: its address is known. */
export interface PlannedPlace extends Address {
	/** The content file that it comes from, for messages. */
	readonly source?: string;
	/** How many stories it holds whole; else one or none. */
	readonly weight?: number;
	/** When that begins which it shows, in wall-clock milliseconds as in `NewsDate`; undefined where it is of no time. Outputs of one time share stories. */
	readonly from?: number;
	/** A further page of a list that is too long for one: the sitemaps name the first page only. */
	readonly isFurtherPage?: boolean;
	/** Whether search engines are asked to leave it out, so that no sitemap names it. */
	readonly isNotIndexed?: boolean;
	/** The outputs that are made from the same as this one; undefined where there are too few of them. */
	readonly group?: PlannedGroup;
}

/** Each kind of output with what makes its data. */
type PlannedKinds = {
	readonly [Own in Kind]: PlannedPlace & {
		readonly kind: Own;
		/** Makes its data: plain data. */
		readonly data: (context: Context) => ItemData[Own];
	};
};

/** An output in the first step of planning: its address is known, and its data can be made when all addresses are. */
export type PlannedOutput<Own extends Kind = Kind> = PlannedKinds[Own];

/** The second step of planning: gives outputs the context that their data are made from. */
export function bindOutputs(planned: readonly PlannedOutput[], context: Context): Rendered[] {
	const groupOf = onceEach(({ name, madeFrom }: PlannedGroup): OutputGroup => ({ name, madeFrom: () => madeFrom(context) }));
	return planned.map(({ url, path, kind, source, weight, from, group, data }) => {
		return { sort: "rendered", url, path, kind, source, weight, from, group: group && groupOf(group), data: () => data(context) };
	});
}
