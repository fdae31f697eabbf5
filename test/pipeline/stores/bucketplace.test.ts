import { describe, expect, it } from "vitest";
import { bucketAt, endpointHost } from "../../../src/pipeline/stores/bucketplace.ts";
import { withEnvironment } from "./s3server.ts";

describe("bucketAt", () => {
	it.each([
		["s3://paper", "paper", ""],
		["s3://paper/", "paper", ""],
		["s3://paper.example.org/site", "paper.example.org", "site/"],
		["s3://paper/a/b.c_d/", "paper", "a/b.c_d/"],
	])("reads %s", (place, name, prefix) => {
		expect(bucketAt(place)).toEqual({ place, name, prefix });
	});

	it.each([
		"s3:",
		"s3://",
		"S3://paper",
		"s3:/paper",
		"s3://Paper",
		"s3://p",
		"s3://paper//x",
		"s3://paper/../x",
		"s3://paper/x/.",
		"s3://paper/x y",
		"s3://paper?region=x",
		"s3://paper:9000/x",
		`s3://paper/${"x".repeat(900)}`,
	])("refuses %s", (place) => {
		expect(() => bucketAt(place)).toThrow("s3://bucket/prefix");
	});

	it("does not repeat a password", () => {
		expect(() => bucketAt("s3://AKIA:hush@paper/x")).toThrow(/^[^@]*$/);
	});
});

describe("endpointHost", () => {
	it.each([
		["https://user:hush@minio.example.org:9000/path", undefined, "minio.example.org:9000"],
		[undefined, "http://127.0.0.1:9000", "127.0.0.1:9000"],
		["http://one.example.org", "http://other.example.org", "one.example.org"],
		["", "", undefined],
		["hush", undefined, "an endpoint that is no URL"],
	])("of %s and %s is %s", (own, general, host) => {
		withEnvironment({ AWS_ENDPOINT_URL_S3: own, AWS_ENDPOINT_URL: general });
		expect(endpointHost()).toBe(host);
	});
});
