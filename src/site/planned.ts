import type { Context } from "./context.ts";
import type { Kind } from "./kinds.ts";
import type { Address, Rendered } from "./output.ts";

/** An output in the first step of planning: its address is known, and its data can be made when all addresses are. */
export interface PlannedOutput extends Address {
	readonly kind: Kind;
	/** The content file that it comes from, for messages. */
	readonly source?: string;
	/** How many stories it holds whole; else one or none. */
	readonly weight?: number;
	/** When that begins which it shows, in wall-clock milliseconds as in `NewsDate`; undefined where it is of no time. Outputs of one time share stories. */
	readonly from?: number;
	/** A further page of a list that is too long for one: the sitemaps name the first page only. */
	readonly isFurtherPage?: boolean;
	/** Makes its data: plain data. */
	data(context: Context): object;
}

/** The second step of planning: gives an output the context that its data are made from. */
export function bindOutput(planned: PlannedOutput, context: Context): Rendered {
	const { url, path, kind, source, weight, from } = planned;
	return { sort: "rendered", url, path, kind, source, weight, from, data: () => planned.data(context) };
}
