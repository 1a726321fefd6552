//! Every kind of difference that the comparison knows: the one table of their ids, titles and explanations.
//!
//! A new kind is an entry here, the code that finds it in the file for its area, and a fixture below `tests/diff`.

macro_rules! rules {
    ($($variant:ident $id:literal, $title:literal, $explanation:literal;)*) => {
        /// A kind of difference.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule {
            $(#[doc = $title] $variant,)*
        }

        impl Rule {
            /// All kinds, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The id, in kebab case.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// What is different, in a few words.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }

            /// Why a reviewer should care.
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation,)* }
            }
        }
    };
}

rules! {
    PackageName "package-name", "Package renamed",
        "Callers depend on the crate by its name.";
    PackageRustVersion "package-rust-version", "Supported Rust changed",
        "With an older toolchain the crate no longer builds.";
    PackageMetadata "package-metadata", "Package metadata changed",
        "What the registry shows: description, licence, repository, keywords, categories.";

    ServiceAdded "service-added", "Service added",
        "A new module and a new cargo feature.";
    ServiceRemoved "service-removed", "Service removed",
        "Its module and its cargo feature are gone.";

    HostAdded "host-added", "Host added",
        "One more base URL to choose.";
    HostRemoved "host-removed", "Host removed",
        "Who calls this host is no longer served.";
    HostOrder "host-order", "Hosts reordered",
        "The default host comes first; the variants of `Host` have other numbers, which a cast shows.";
    HostUrl "host-url", "Host moved",
        "Programs with the old crate call the old address.";
    HostDefault "host-default", "Default host changed",
        "Callers who name no host reach another environment or region.";

    CredentialAdded "credential-added", "Credential added",
        "Without a default, a program that does not have it is not let in.";
    CredentialOrder "credential-order", "Credentials reordered",
        "Those without a default are the parameters of `new`, in this order.";
    CredentialRemoved "credential-removed", "Credential removed",
        "It is no longer asked for.";
    CredentialDefault "credential-default", "Default of a credential changed",
        "Callers who do not set it send another value.";
    CredentialValues "credential-values", "Values of a credential changed",
        "A value that is no longer listed is refused.";
    CredentialSecrecy "credential-secrecy", "Secrecy of a credential changed",
        "Whether it may be seen in logs and in memory.";

    RecipeAdded "recipe-added", "Signing recipe added",
        "Messages that went unsigned are signed now.";
    RecipeRemoved "recipe-removed", "Signing recipe removed",
        "Messages that were signed go unsigned now.";
    RecipeMessage "recipe-message", "Signed message changed",
        "Another text is signed, so the signature differs.";
    RecipeDigest "recipe-digest", "Digest of a signature changed",
        "The same text has another signature.";
    RecipeOutput "recipe-output", "Spelling of a signature changed",
        "The same digest is written in another way.";
    RecipePlacement "recipe-placement", "Place of a signature changed",
        "The receiver looks for the signature elsewhere.";
    RecipeFilled "recipe-filled", "What a recipe fills in changed",
        "Other headers or members travel with the signature.";
    RecipeTimestamp "recipe-timestamp", "Timestamp of a signature changed",
        "Clocks that differ more than the tolerance make a message too old.";
    RecipeAppliesTo "recipe-applies-to", "Signed messages changed",
        "Which messages are signed and verified.";
    RecipeVectors "recipe-vectors", "Signing vectors changed",
        "Known inputs and outputs that the recipe is tested with.";

    CredentialOptional "credential-optional", "Optional credential changed",
        "What callers may leave unset is no parameter of `new`.";
    WebhookCredentials "webhook-credentials", "Credentials for webhooks alone changed",
        "A program that only receives webhooks has a function of its own for its credentials.";
    TokenSource "token-source", "Source of tokens changed",
        "Clients get the token that requests carry elsewhere.";
    TokenLifetime "token-lifetime", "Life of a token changed",
        "A token that is kept for too long is refused.";
    EncryptionChanged "encryption-changed", "Encryption changed",
        "Both sides have to encrypt in the same way.";
    EncryptionExcept "encryption-except", "Encrypted operations changed",
        "A message is plain in one version and encrypted in the other.";
    EncryptionVectors "encryption-vectors", "Encryption vectors changed",
        "Known inputs and outputs that the encryption is tested with.";

    EnvelopeChanged "envelope-changed", "Envelope changed",
        "How success is told from failure.";
    SuccessCodes "success-codes", "Success codes changed",
        "The same answer is a success in one version and a failure in the other.";

    OperationRecipe "operation-recipe", "Recipe of an operation changed",
        "Another recipe signs its requests.";
    OperationAdded "operation-added", "Operation added",
        "One more call, with its types.";
    OperationRemoved "operation-removed", "Operation removed",
        "The call and its types are gone.";
    OperationRenamed "operation-renamed", "Operation renamed",
        "Same method and path, but its types have other names.";
    HttpMethod "http-method", "HTTP method changed",
        "The vendor does not answer to the old method.";
    HttpPath "http-path", "HTTP path changed",
        "The vendor does not answer at the old path.";
    OperationHost "operation-host", "Host of an operation changed",
        "The operation is served elsewhere than before.";
    OperationEffect "operation-effect", "Effect of an operation changed",
        "Decides whether a client may send a request again by itself.";
    OperationIrreversible "operation-irreversible", "Irreversibility changed",
        "Whether what the operation does can be undone.";
    OperationCompress "operation-compress", "Compression of a body changed",
        "Whether the body is compressed that is sent; a server that inflates takes both.";
    OperationBody "operation-body", "Body kind changed",
        "The body is written in another format.";
    OperationPages "operation-pages", "Walk over pages changed",
        "Which method walks all pages of a list, and where it finds number, items and end.";
    OperationBatch "operation-batch", "Requests in batches changed",
        "Which method splits a list that is too long for one request, and what it joins.";
    PartialChanged "partial-changed", "Coverage of the page changed",
        "How much of the page has been seen.";

    WebhookAdded "webhook-added", "Webhook added",
        "One more event, with its types.";
    WebhookRemoved "webhook-removed", "Webhook removed",
        "The event and its types are gone.";
    WebhookRenamed "webhook-renamed", "Webhook renamed",
        "Same page, but its types have other names.";
    WebhookReceiver "webhook-receiver", "Receiver of webhooks made otherwise",
        "With the first webhook that is signed, the receiver needs the credentials.";
    WebhookClock "webhook-clock", "Receiver of webhooks and the clock",
        "Where a signature covers the time, callers can set how old a message may be.";
    WebhookSigning "webhook-signing", "Signing of a webhook changed",
        "Another recipe verifies it, or none.";
    WebhookAnswer "webhook-answer", "Answer to a webhook changed",
        "A receiver that answers as before may count as failed.";
    WebhookRetry "webhook-retry", "Repetition of a webhook changed",
        "When and how often a failed delivery comes again.";

    TypeAdded "type-added", "Type added",
        "One more public type.";
    TypeRemoved "type-removed", "Type removed",
        "Code that names the type no longer compiles.";
    TypeRenamed "type-renamed", "Type renamed",
        "Same members or values under another name; the wire does not know names of types.";
    TypeKind "type-kind", "Object and enum exchanged",
        "What was an object has become a table of values, or the other way round.";
    TypeRest "type-rest", "Further members of a type",
        "Of a type that is known in part, members that the schema does not name are kept.";
    TypeDirection "type-direction", "Direction of a type changed",
        "What callers send has constructors and setters; what they only receive has a `Default` instead.";

    FieldAdded "field-added", "Field added",
        "A required field of a request breaks; an optional one, or one of a response, does not.";
    FieldRemoved "field-removed", "Field removed",
        "Code that names the member no longer compiles.";
    FieldMoved "field-moved", "Field moved to another part of the request",
        "The vendor looks for it in the path, query, headers or body.";
    FieldOrder "field-order", "Fields reordered",
        "JSON does not care, but required fields are the parameters of `new`, in this order.";
    FieldWireName "field-wire-name", "Field renamed on the wire",
        "The Rust name stays, the JSON name does not.";
    FieldRustName "field-rust-name", "Field renamed in Rust",
        "The JSON name stays, the Rust name does not.";
    FieldRequired "field-required", "Presence of a field changed",
        "Required fields are parameters of `new`; optional ones are an `Option` with a setter.";
    FieldNullable "field-nullable", "Nullability of a field changed",
        "A null where none was known, or none where there may have been one.";
    FieldType "field-type", "Type of a field changed",
        "Another kind of JSON, and another Rust type.";
    FieldUnit "field-unit", "Unit of a field changed",
        "The same number or text means something else.";
    FieldConst "field-const", "Constant of a field changed",
        "Requests write it by themselves, so callers have no member for it.";
    FieldFilled "field-filled", "Header filled in otherwise",
        "What a signing recipe fills in is no member of the request.";
    FieldDefault "field-default", "Default of a field changed",
        "Leaving the field out means something else to the vendor.";
    FieldLimits "field-limits", "Limits of a field changed",
        "The vendor refuses what is outside of the limits.";
    FieldSensitive "field-sensitive", "Sensitivity of a field changed",
        "Whether the value shows in `Debug` and logs.";
    FieldDeprecated "field-deprecated", "Deprecation of a field changed",
        "Callers who use it are warned by the compiler.";
    FieldRole "field-role", "Role of a field changed",
        "Which member of the envelope tells success from failure.";
    FieldRustType "field-rust-type", "Rust type of a field changed",
        "The wire is the same, but the member is spelled otherwise, such as with a `Box` for a recursion.";

    ValueAdded "value-added", "Enum value added",
        "Enums are open: old programs keep the value as `Unknown`.";
    ValueRemoved "value-removed", "Enum value removed",
        "Its variant is gone, and the vendor may refuse it.";
    ValueVariant "value-variant", "Variant of an enum value renamed",
        "The value on the wire stays, the Rust name does not.";
    ValueWire "value-wire", "Wire value of a variant changed",
        "The Rust name stays, the value on the wire does not.";
    ValueDeprecated "value-deprecated", "Deprecation of an enum value changed",
        "Callers who use it are warned by the compiler.";
    ValueMeaning "value-meaning", "Meaning of a result code changed",
        "Decides what a client does about the failure.";
    ValueOrder "value-order", "Enum values reordered",
        "Only the order of documentation and of `KNOWN`.";
    EnumBase "enum-base", "Base of an enum changed",
        "Numbers have become texts, or the other way round.";

    DocsChanged "docs-changed", "Documentation changed",
        "Only words.";
    PageRevised "page-revised", "Page or its revision changed",
        "Which page, and which revision of it, the schema was written from.";
    ErrataChanged "errata-changed", "Errata changed",
        "What is known to be wrong on the page.";
    LeftOutChanged "left-out-changed", "What is left out changed",
        "Operations and webhooks of which too little is known.";
    ExamplesChanged "examples-changed", "Examples changed",
        "The page's JSON, from which tests are generated.";
    FileRenamed "file-renamed", "Schema file renamed",
        "The types are re-exported by the service, so callers do not notice.";
}
