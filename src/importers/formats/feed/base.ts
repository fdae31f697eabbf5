import { decodeHTMLAttribute } from "entities";
import { escapeHtml } from "../../../article/text.ts";
import { webAddress } from "../../reading/values.ts";

const TAG = /<[a-z][^<>]*>/gi;

/** An attribute that holds an address. */
const ADDRESS = /(\s(?:href|src|poster|cite|data)\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi;

/** HTML whose relative addresses are whole. Places on the same page stay. */
export function wholeAddresses(html: string, base: string): string {
	return html.replace(TAG, (tag) =>
		tag.replace(ADDRESS, (all, before: string, double?: string, single?: string) => {
			const address = decodeHTMLAttribute(double ?? single ?? "").trim();
			const whole = address === "" || address.startsWith("#") ? undefined : webAddress(address, base);
			return whole === undefined ? all : `${before}"${escapeHtml(whole)}"`;
		}),
	);
}
