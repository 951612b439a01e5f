package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;

/** One declaration of a policy. */
public sealed interface Declaration
    permits InputDeclaration,
        EventDeclaration,
        WindowDeclaration,
        GraphDeclaration,
        ListDeclaration,
        ParamDeclaration,
        ReasonDeclaration,
        ResultDeclaration,
        ClampDeclaration,
        ProbeDeclaration,
        DeriveDeclaration,
        RuleDeclaration,
        TotalDeclaration,
        StateDeclaration,
        StatesDeclaration,
        BandsDeclaration,
        MatrixDeclaration,
        TableDeclaration,
        ScorecardDeclaration,
        CalibrateDeclaration,
        ModelDeclaration,
        ProductDeclaration,
        FlowDeclaration,
        TestDeclaration {

  /** The place of the whole declaration. */
  SourceSpan span();
}
