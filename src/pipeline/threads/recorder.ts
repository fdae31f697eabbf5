import { workOnLedger } from "../ledger/work.ts";
import { steered } from "./steered.ts";

// The thread in which a ledger is compared and changed: see commandthread.ts.
steered(workOnLedger);
