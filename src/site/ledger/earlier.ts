import { once } from "../../system/once.ts";
import { address } from "../address.ts";
import type { EarlierAddresses } from "../material.ts";
import { ownerMark } from "../permalinks.ts";
import type { ReadLedger } from "./ledger.ts";
import { pathOf } from "./standing.ts";

/**
 * What stood where, as a ledger knows it. It travels with the content, so that a machine that never built the site gives every story the
 * address that it had; what an output folder remembers is known on one machine only.
 * @param published what the output folder remembers
 */
export function earlierIn({ entries }: ReadLedger, published: EarlierAddresses | undefined): EarlierAddresses {
	const owners = once(
		() =>
			new Map(
				[...entries]
					.filter(([, { asked, id }]) => asked === undefined || id !== undefined)
					.map(([url, { id }]) => [address(`/${pathOf(url)}`).path, id] as const),
			),
	);
	return {
		has: (path) => owners().has(path),
		ownerOf(path) {
			const id = owners().get(path);
			return id === undefined ? undefined : ownerMark({ id });
		},
		isOwn: (path) => published?.isOwn(path) ?? false,
	};
}
