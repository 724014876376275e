//! Word documents: every form of the real notice is the same notice; small files show one thing
//! each; hostile ones end with their own code.

mod content;
mod forms;
mod hostile;
mod labels;
mod ledger;
mod samples;
