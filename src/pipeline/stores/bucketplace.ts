import { CannotRun } from "../../problem.ts";

/** Where the objects of a store are in a service. */
export interface Bucket {
	/** As the user named it. */
	readonly place: string;
	/** The bucket's name. */
	readonly name: string;
	/** What the key of each object begins with: empty, or with `/` at its end. */
	readonly prefix: string;
}

/** The name of a bucket, and folders below it. A name holds no colon and no `@`, so that no password is taken for one. */
const PLACE = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:\/[\w.+=,-]+)*)\/?$/;

/**
 * Reads a place such as `s3://bucket/prefix`.
 * @throws {CannotRun} where it is written otherwise; its text is not repeated, since it may hold a password
 */
export function bucketAt(place: string): Bucket {
	const [, name, folders = ""] = PLACE.exec(place) ?? [];
	if (name === undefined || /\/\.{1,2}(?:\/|$)/.test(folders) || folders.length > 800) {
		throw new CannotRun(
			"The place of a store in a bucket is not written as s3://bucket/prefix.",
			"Write the bucket's name in lower case, and a prefix of letters, digits, “-”, “_” and “/”. An endpoint, a region and credentials do not stand in it: set AWS_ENDPOINT_URL_S3, AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.",
			"docs/scale.md#stores",
		);
	}
	return { place, name, prefix: folders === "" ? "" : `${folders.slice(1)}/` };
}

/** The host and port of the service that the environment names; undefined where it names none, and the service is Amazon's. A user and a password in it are left out. */
export function endpointHost(): string | undefined {
	// The library reads these names, in this order.
	const endpoint = process.env.AWS_ENDPOINT_URL_S3 || process.env.AWS_ENDPOINT_URL;
	if (!endpoint) return undefined;
	return URL.canParse(endpoint) ? new URL(endpoint).host : "an endpoint that is no URL";
}
