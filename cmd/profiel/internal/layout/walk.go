package layout

import "text/template/parse"

// walk visits a node and every node below it, but for what is inside pipelines.
func walk(node parse.Node, visit func(parse.Node)) {
	visit(node)
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return // there is no else
		}
		for _, child := range n.Nodes {
			walk(child, visit)
		}
	case *parse.IfNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.RangeNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.WithNode:
		walkBranch(&n.BranchNode, visit)
	}
}

func walkBranch(n *parse.BranchNode, visit func(parse.Node)) {
	walk(n.List, visit)
	walk(n.ElseList, visit)
}

// onceName is the name of the layout that {{once "name" data}} makes.
func onceName(n *parse.ActionNode) (string, bool) {
	args := n.Pipe.Cmds[0].Args
	if f, ok := args[0].(*parse.IdentifierNode); !ok || f.Ident != "once" || len(args) < 2 {
		return "", false
	}
	name, ok := args[1].(*parse.StringNode)
	if !ok {
		return "", false
	}
	return name.Text, true
}
